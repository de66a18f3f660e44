import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bindScheme } from '../../../../src-main/engine/sign/scheme/bind-scheme.ts'
import { verify } from '../../../../src-main/engine/sign/verify.ts'
import { verifyLong } from '../../../../src-main/engine/sign/verify-long.ts'
import { schemeNames } from '../../../../src-shared/model/scheme.ts'

const MIB = 1024 * 1024
const NOW = 1_770_000_000_000

const secretFor = (name: string): string =>
  name === 'standard' || name === 'svix' ? `whsec_${Buffer.alloc(32, 7).toString('base64')}` : 'a secret of the test'

/** JSON of a little more than 2 MiB, so that schemes that look into the body find what they look for. */
const json = (): Uint8Array =>
  Buffer.from(JSON.stringify({ webhookTimestamp: NOW, filling: randomBytes(MIB).toString('hex') }))

const streamed: string[] = []

describe.each(schemeNames)('a long body signed as %s', name => {
  it('R117: gets the same verdict a part at a time as at once, valid and with its last byte changed', async () => {
    const scheme = bindScheme(name)
    if (scheme === null || scheme.sign === null) return
    const secret = scheme.secret.generate?.(count => new Uint8Array(count).fill(5)) ?? secretFor(name)
    const plain = { method: 'POST', url: 'https://hooks.example/demo', headers: [] as [string, string][], body: json() }
    let signed
    try {
      signed = scheme.sign({ request: plain, secrets: [secret], id: 'msg_1', at: NOW })
    } catch {
      // A scheme whose keys a test of its own makes.
      return
    }
    const { headers, body = plain.body, url = plain.url } = signed
    const secrets = [secret]
    const changed = Uint8Array.from(body)
    changed[changed.length - 3] = (changed.at(-3) ?? 0) ^ 1
    for (const each of [body, changed]) {
      const request = { method: 'POST', url, headers }
      const atOnce = verify(scheme, secrets, { ...request, body: each }, NOW)
      let reads = 0
      const blob = new Blob([Buffer.from(each)])
      const inParts = Object.assign(blob, {
        arrayBuffer: () => {
          reads++
          return new Blob([Buffer.from(each)]).arrayBuffer()
        },
      })
      expect(await verifyLong(scheme, secrets, request, inParts, NOW)).toEqual(atOnce)
      if (reads === 0 && each === body) streamed.push(name)
      if (each === body) expect(atOnce.outcome).toBe('valid')
    }
  })
})

describe('long bodies', () => {
  it('R117: of most schemes are verified without being in memory', () => {
    expect(streamed).toEqual(
      expect.arrayContaining([
        'standard',
        'svix',
        'github',
        'stripe',
        'slack',
        'shopify',
        'square',
        'hubspot',
        'netbox',
      ]),
    )
  })

  it('R117: of schemes that need them whole are not called valid or forged beyond 8 MiB', async () => {
    const scheme = bindScheme('netx')
    if (scheme === null) throw new Error('no scheme')
    const request = { method: 'POST', url: null, headers: [] }
    expect(await verifyLong(scheme, ['x'], request, new Blob([new Uint8Array(9 * MIB)]), NOW)).toBeNull()
  })
})
