import { connect as connectPlain } from 'node:net'
import { request } from 'node:https'
import { connect as connectTls } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { createLocalCa, type LocalCa } from '../../../../src-main/engine/receive/local-ca.ts'
import type { Clock } from '../../../../src-shared/time.ts'
import { until } from '../../../support/until.ts'
import { openReceiver, standingClock } from './receiver-rig.ts'

/** TLS clients judge certificates by the real time. */
const realClock: Clock = { ...standingClock, now: () => Date.now() }

const openCa = (): Promise<LocalCa> => createLocalCa({ clock: realClock, load: async () => null, save: async () => {} })

const openHttps = async () => {
  const ca = await openCa()
  const rig = await openReceiver()
  const { url, port } = await rig.receiver.listenHttps({ host: '127.0.0.1', port: 0, explicit: true, tls: ca.leaf() })
  return { ...rig, ca, httpsUrl: url, httpsPort: port, [Symbol.asyncDispose]: rig[Symbol.asyncDispose] }
}

const post = (url: string, ca: string | undefined, body: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const trust = ca === undefined ? {} : { ca }
    const client = request(url, { method: 'POST', agent: false, ...trust }, response => {
      let text = ''
      response.on('data', chunk => (text += String(chunk)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    client.on('error', reject).end(body)
  })

describe('HTTPS receiver', () => {
  it('R120: a client that trusts only the local authority is served, by any of its names', async () => {
    await using rig = await openHttps()
    for (const host of ['127.0.0.1', 'localhost']) {
      const answer = await post(`https://${host}:${rig.httpsPort}/demo`, rig.ca.pem, 'over TLS')
      expect(answer).toEqual({ status: 200, text: 'Webhook received!\n' })
    }
    expect(rig.httpsUrl).toBe(`https://127.0.0.1:${rig.httpsPort}`)
    expect(rig.records).toHaveLength(2)
    expect(rig.records[0]).toMatchObject({ inbox: 'demo', secure: true, bodySize: 8 })
  })

  it('R120: a client that does not trust it refuses', async () => {
    await using rig = await openHttps()
    const other = await openCa()
    await expect(post(`${rig.httpsUrl}/demo`, undefined, '')).rejects.toMatchObject({
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    })
    await expect(post(`${rig.httpsUrl}/demo`, other.pem, '')).rejects.toThrow(/certificate|signature/)
    await until(() => expect(rig.records).toHaveLength(2))
    for (const record of rig.records) {
      expect(record).toMatchObject({
        inbox: 'malformed',
        kind: 'tls-failure',
        secure: true,
        remoteAddress: '127.0.0.1',
      })
      expect(record.cause).toContain('trust the certificate')
    }
  })

  it('B36: plain HTTP to the HTTPS port is a row with its cause', async () => {
    await using rig = await openHttps()
    const socket = connectPlain(rig.httpsPort, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\n\r\n'))
    socket.on('error', () => {}).resume()
    await until(() => expect(rig.records).toHaveLength(1))
    expect(rig.records[0]).toMatchObject({
      kind: 'tls-failure',
      cause: 'The sender spoke plain HTTP to the HTTPS port. Its URL must begin with https://.',
      responseStatus: 0,
    })
  })

  it('B21: malformed requests inside TLS are recorded too', async () => {
    await using rig = await openHttps()
    const answer = await new Promise<string>((resolve, reject) => {
      let text = ''
      const socket = connectTls({ host: '127.0.0.1', port: rig.httpsPort, ca: rig.ca.pem }, () =>
        socket.write('FOO\r\n\r\n'),
      )
      socket.on('data', chunk => (text += chunk.toString()))
      socket.on('close', () => resolve(text)).on('error', reject)
    })
    expect(answer).toContain('HTTP/1.1 400 Bad Request')
    expect(rig.records[0]).toMatchObject({ inbox: 'malformed', secure: true })
  })

  it('plain HTTP and old TLS on the HTTPS port harm nobody', async () => {
    await using rig = await openHttps()
    await new Promise(resolve => {
      const socket = connectPlain(rig.httpsPort, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\n\r\n'))
      socket
        .on('close', resolve)
        .on('error', () => {})
        .resume()
    })
    const old = new Promise((resolve, reject) => {
      const socket = connectTls({
        host: '127.0.0.1',
        port: rig.httpsPort,
        ca: rig.ca.pem,
        maxVersion: 'TLSv1.1',
        minVersion: 'TLSv1',
      })
      socket.on('secureConnect', resolve).on('error', reject)
    })
    await expect(old).rejects.toMatchObject({ code: expect.stringMatching(/^ERR_SSL_|^ECONNRESET/) })
    expect((await post(`${rig.httpsUrl}/demo`, rig.ca.pem, '')).status).toBe(200)
  })
})
