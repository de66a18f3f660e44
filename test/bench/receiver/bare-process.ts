import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The least that a receiver in Node does: reads the body, answers what ours answers. */
const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.on('data', () => {})
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': 18 }).end('Webhook received!\n')
  })
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
