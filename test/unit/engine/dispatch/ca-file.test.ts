import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createLocalCa } from '../../../../src-main/engine/receive/local-ca.ts'
import { checkTls } from '../../../../src-main/engine/webhook/check-tls.ts'
import { systemClock } from '../../../../src-main/host/system-clock.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'
import { createAttemptRig } from './attempt-rig.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const openEndpoint = async () => {
  const ca = await createLocalCa({ clock: systemClock, load: async () => null, save: async () => {} })
  const server = createServer({ ...ca.leaf() }, (request, response) => request.resume().on('end', () => response.end()))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const rig = createAttemptRig()
  const dir = makeTempDir()
  closers.push(dir.remove, () => new Promise(resolve => server.close(resolve)), rig.close)
  const url = `https://localhost:${(server.address() as AddressInfo).port}`
  const attempt = async (caFile: string | null, verify = true) =>
    (await rig.attempt(url, { tls: { verify, trustLocalCa: false, caFile } })).record
  return { ca, attempt, file: (name: string) => join(dir.path, name) }
}

describe('a CA file', () => {
  test('R47: its authorities are trusted beside the usual ones, and by that webhook alone', async () => {
    const { ca, attempt, file } = await openEndpoint()
    await writeFile(file('ca.pem'), `Some text\n${ca.pem}\n`)
    expect((await attempt(null)).errorClass).toBe('tls')
    expect(await attempt(file('ca.pem'))).toMatchObject({ status: 200, errorClass: null })
    expect((await attempt(null)).errorClass).toBe('tls')
  })

  test('R47: one that cannot be used fails the attempt as TLS trouble, with a sentence', async () => {
    const { attempt, file } = await openEndpoint()
    await writeFile(file('empty.pem'), 'nothing here')
    await writeFile(file('bad.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
    for (const [path, why] of [
      [file('missing.pem'), 'it does not exist'],
      [file('.'), 'it is not a file'],
      [file('empty.pem'), 'it holds no certificate in PEM form'],
      [file('bad.pem'), 'a certificate in it is damaged'],
    ] as const) {
      expect(await attempt(path)).toMatchObject({
        errorClass: 'tls',
        errorMessage: `The CA file ${path} cannot be used: ${why}.`,
      })
    }
  })

  test('R57: a certificate that nobody vouches for fails the attempt, unless the webhook does not verify', async () => {
    const { attempt } = await openEndpoint()
    expect(await attempt(null)).toMatchObject({ status: null, errorClass: 'tls' })
    expect(await attempt(null, false)).toMatchObject({ status: 200, errorClass: null })
    expect((await attempt(null)).errorClass).toBe('tls')
  })

  test('R47: it is refused when certificates are not verified', () => {
    const tls = { verify: false, trustLocalCa: false, caFile: '/etc/ca.pem' }
    expect(() => checkTls({ tls })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', field: 'tls.caFile' }))
    expect(() => checkTls({ tls: { ...tls, verify: true } })).not.toThrow()
    expect(() => checkTls({ tls: { ...tls, caFile: null } })).not.toThrow()
  })
})
