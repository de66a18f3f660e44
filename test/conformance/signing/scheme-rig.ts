import { generateKeyPairSync } from 'node:crypto'
import type { SchemeName } from '../../../src-shared/model/scheme.ts'
import { schemes } from '../../../src-main/engine/sign/scheme/index.ts'
import type { Signed, SignedRequest } from '../../../src-main/engine/sign/scheme/scheme.ts'

export interface SchemeKeys {
  sign: string
  verify: string
  other: string
}

const AT = 1_770_000_000_000

const ec = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    sign: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    verify: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  }
}

const rsa = () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    sign: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    verify: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  }
}

const jwk = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kid = 'bfbd5111-8e33-4643-8ced-b2e642a72f3c'
  return {
    sign: JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid }),
    verify: JSON.stringify({ ...publicKey.export({ format: 'jwk' }), alg: 'ES256', kid, use: 'sig', expired_at: null }),
  }
}

const own: Partial<Record<SchemeName, SchemeKeys>> = {
  sendgrid: { ...ec(), other: ec().verify },
  plaid: { ...jwk(), other: jwk().verify },
  sns: { ...rsa(), other: rsa().verify },
  paypal: { ...rsa(), other: rsa().verify },
  discord: (() => {
    const pair = () => {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519')
      const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32).toString('hex')
      return {
        sign: `seed:${seed}`,
        verify: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
      }
    }
    return { ...pair(), other: pair().verify }
  })(),
}

/** Keys that a scheme signs and verifies with, and one that is not its own. */
export const keysOf = (name: SchemeName): SchemeKeys => {
  const made = own[name]
  if (made !== undefined) return made
  const { generate } = schemes[name].secret
  if (generate === null) throw new Error(`${name} needs keys`)
  const secret = generate(bytes => new Uint8Array(bytes).fill(7))
  return { sign: secret, verify: secret, other: generate(bytes => new Uint8Array(bytes).fill(9)) }
}

/** A request as a sender of that scheme sends it. */
export const signedRequest = (
  name: SchemeName,
  body: Uint8Array,
  { at = AT, id = 'msg_2xv8', options }: { at?: number; id?: string; options?: unknown } = {},
): SignedRequest => {
  const scheme = schemes[name].with(options)
  const request: SignedRequest = {
    method: 'POST',
    url: 'https://hooks.example.com/shop?a=1',
    headers: [
      ['Host', 'hooks.example.com'],
      ['Content-Type', 'application/json'],
    ],
    body,
  }
  if (scheme.sign === null) throw new Error(`${name} does not sign`)
  const signed: Signed = scheme.sign({ request, secrets: [keysOf(name).sign], id, at })
  return {
    ...request,
    headers: [...request.headers, ...signed.headers],
    body: signed.body ?? body,
    url: signed.url ?? request.url,
  }
}
