import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An endpoint that does as little as it can: reads the body, answers 200. Tells its port to the parent. */
const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.on('end', () => response.writeHead(200, { 'content-length': 2 }).end('ok'))
  request.resume()
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
