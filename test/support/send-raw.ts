import { connect } from 'node:net'

/** Writes these bytes to an endpoint and reads until it closes the connection. */
export const sendRaw = (url: string, bytes: Uint8Array): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const got: Buffer[] = []
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    socket.on('data', chunk => got.push(chunk))
    socket.on('end', () => socket.end())
    socket.on('close', () => resolve(Buffer.concat(got).toString('latin1')))
    socket.on('error', reject)
  })
