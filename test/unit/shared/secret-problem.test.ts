import { describe, expect, test } from 'vitest'
import { headerProblem } from '../../../src-shared/header-problem.ts'
import type { ProfileName, Signing } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { secretProblem } from '../../../src-shared/secret-problem.ts'

const problem = (profile: ProfileName, secret: string, signing: Signing = profiles[profile].settings.signing) =>
  secretProblem(profile, signing, secret)?.message ?? null
const base64 = (bytes: number): string => Buffer.alloc(bytes, 7).toString('base64')

describe('the form of a secret of one’s own', () => {
  test('B1: Standard Webhooks takes whsec_ and the base64 of 24 to 64 bytes', () => {
    for (const bytes of [24, 25, 32, 63, 64]) expect(problem('standard', `whsec_${base64(bytes)}`)).toBeNull()
    for (const wrong of [
      '',
      'whsec_',
      base64(32),
      `whsec_${base64(23)}`,
      `whsec_${base64(65)}`,
      `whsec_${base64(32)} `,
      `whsec_${base64(32).slice(0, -1)}`,
      `whsec_${base64(32).replace('B', '-')}`,
      `whsk_${base64(64)}`,
    ]) {
      expect(problem('standard', wrong), wrong).toMatch(/^A secret of this webhook is whsec_ followed by/)
    }
  })

  test('B1: an Ed25519 key is whsk_ and its 64 bytes; with both algorithms either is taken', () => {
    const ed25519: Signing = { scheme: 'standard', algorithms: ['ed25519'] }
    const both: Signing = { scheme: 'standard', algorithms: ['hmac-sha256', 'ed25519'] }
    for (const signing of [ed25519, both]) expect(problem('standard', `whsk_${base64(64)}`, signing)).toBeNull()
    expect(problem('standard', `whsec_${base64(32)}`, both)).toBeNull()
    expect(problem('standard', `whsec_${base64(32)}`, ed25519)).toContain('whsk_')
    expect(problem('standard', `whsk_${base64(32)}`, both)).toContain('or whsk_')
  })

  test('R18, R21, R22, R23: netx takes a token, woodwing a text, netbox any, hedge none', () => {
    expect(problem('netx', 'abcdefgh-_~!')).toBeNull()
    for (const wrong of ['', 'short', 'with space in it', 'ümlaut-in-it', 'x'.repeat(256), 'line\nend-in-it']) {
      expect(problem('netx', wrong), wrong).toMatch(/^A token is 8 to 255 printable ASCII/)
    }
    for (const right of [base64(16), 'geheim ✓ text']) expect(problem('woodwing', right)).toBeNull()
    for (const wrong of ['', 'short', ' around it ', 'two\nlines of it']) {
      expect(problem('woodwing', wrong), wrong).toMatch(/^A secret of this webhook is a text/)
    }
    for (const any of ['', 'x', 'geheim ✓']) expect(problem('netbox', any)).toBeNull()
    expect(problem('hedge', 'mine')).toContain('is not signed')
  })
})

describe('headers that cannot be honoured', () => {
  const at = (name: string, signing: Signing = { scheme: 'none' }) =>
    headerProblem({
      headers: [
        ['X-Fine', '1'],
        [name, '1'],
      ],
      signing,
    })

  test('R47: what frames the message or belongs to the connection is told by its name', () => {
    for (const name of [
      'Content-Length',
      'transfer-encoding',
      'HOST',
      'Connection',
      'Keep-Alive',
      'TE',
      'Trailer',
      'Upgrade',
      'Expect',
      'Proxy-Authorization',
      'proxy-anything',
    ]) {
      expect(at(name)).toMatchObject({ index: 1, message: expect.stringContaining(`header ${name} belongs`) })
    }
    for (const name of ['Content-Type', 'User-Agent', 'Accept', 'Authorization', 'X-Host', 'Cookie']) {
      expect(at(name)).toBeNull()
    }
  })

  test('R47: what the signature writes is told, and only where it does', () => {
    const standard: Signing = { scheme: 'standard', algorithms: ['hmac-sha256'] }
    for (const name of ['Webhook-Id', 'webhook-timestamp', 'Webhook-Signature']) {
      expect(at(name, standard)?.message).toContain('signature’s')
      expect(at(name)).toBeNull()
    }
    const hmac: Signing = { scheme: 'hmac', algorithm: 'sha256', encoding: 'hex', header: 'X-Sig' }
    expect(at('x-sig', hmac)?.message).toContain('signature’s')
    expect(at('X-Hook-Signature', hmac)).toBeNull()
  })
})
