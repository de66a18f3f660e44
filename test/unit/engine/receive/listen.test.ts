import { connect, createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { openReceiver } from './receiver-rig.ts'

const occupy = async () => {
  const server = createServer()
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    [Symbol.asyncDispose]: () => new Promise<void>(resolve => void server.close(() => resolve())),
  }
}

describe('ports', () => {
  it('a default port that is taken gives the next free one, and says so', async () => {
    await using taken = await occupy()
    const warnings: string[] = []
    await using rig = await openReceiver({ log: { info: () => {}, warn: message => warnings.push(message) } })
    const address = await rig.receiver.listenHttps({
      host: '127.0.0.1',
      port: taken.port,
      explicit: false,
      tls: { cert: '', key: '' },
    })
    expect(address.movedFrom).toBe(taken.port)
    expect(address.port).toBeGreaterThan(taken.port)
    expect(warnings).toEqual([`Port ${taken.port} is in use; the receiver listens on ${address.port} instead.`])
    expect(rig.receiver.addresses()).toEqual({ url: rig.url, httpsUrl: address.url })
  })

  it('an explicit port that is taken is an error that names the port and the flag', async () => {
    await using taken = await occupy()
    await using rig = await openReceiver()
    const listening = rig.receiver.listenHttp({ host: '127.0.0.1', port: taken.port, explicit: true })
    await expect(listening).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: `Port ${taken.port} on 127.0.0.1 is in use by another program.`,
      field: '--receiver-port',
      help: 'Choose another one with --receiver-port PORT.',
    })
  })

  it('an address of another machine is refused with a sentence', async () => {
    await using rig = await openReceiver()
    const listening = rig.receiver.listenHttp({ host: '192.0.2.1', port: 0, explicit: true })
    await expect(listening).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: 'The address 192.0.2.1 does not belong to this machine.',
    })
  })

  it('an address for every interface is shown as one that can be called', async () => {
    await using rig = await openReceiver()
    const { url, port } = await rig.receiver.listenHttp({ host: '0.0.0.0', port: 0, explicit: true })
    expect(url).toBe(`http://127.0.0.1:${port}`)
  })
})

describe('closing', () => {
  it('lets a request under way end, and takes no more', async () => {
    const stored = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    await using rig = await openReceiver({
      captures: {
        insert() {
          begun.resolve()
          return stored.promise
        },
        answered: async () => {},
      },
    })
    const answer = fetch(`${rig.url}/demo`)
    await begun.promise
    const closed = rig.receiver.close()
    expect(rig.receiver.addresses()).toEqual({ url: null, httpsUrl: null })
    stored.resolve()
    expect((await answer).status).toBe(200)
    await closed
    const refused = new Promise(resolve => connect(rig.port, '127.0.0.1').on('error', resolve))
    await expect(refused).resolves.toMatchObject({ code: 'ECONNREFUSED' })
  })
})
