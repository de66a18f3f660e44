import { hash, sign as signBytes, verify } from 'node:crypto'
import { type NoOptions, noOptions } from '../family/hmac-scheme.ts'
import { jsonField } from '../json-field.ts'
import { headerPart } from '../part.ts'
import { jwkIdOf, privateKeyOf, publicKeyOf } from '../public-key.ts'
import { headerValue } from '../read-header.ts'
import type { Claim, Scheme, SignedRequest } from '../scheme.ts'

const HEADER = 'Plaid-Verification'
const JWT = {
  pattern: /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}$/,
  want: 'a JWT signed with ES256: three parts of base64url with dots between them',
}
const CLAIM = 'request_body_sha256'
const KEY = 'the JWK of /webhook_verification_key/get, or PEM'
const P256 = { dsaEncoding: 'ieee-p1363' } as const

const decoded = (part: string | undefined): Uint8Array => Buffer.from(part ?? '', 'base64url')
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const tokenOf = ({ headers }: SignedRequest): string[] => (headerValue(headers, HEADER) ?? '').split('.')

const read = (request: SignedRequest): Claim => {
  const [head, payload, signature] = tokenOf(request)
  const part = headerPart(request.headers, HEADER, JWT)
  const isEs256 = jsonField(decoded(head), 'alg') === 'ES256'
  const issued = jsonField(decoded(payload), 'iat')
  return {
    parts: [part.want === null && part.value !== null && !isEs256 ? { ...part, want: JWT.want } : part],
    signatures: signature === undefined || !isEs256 ? [] : [signature],
    id: null,
    time: typeof issued === 'number' ? { text: String(issued), at: issued * 1000 } : null,
  }
}

/** The signed text when it tells of this body; else one that nobody signed. */
const content = (request: SignedRequest): Uint8Array => {
  const [head = '', payload = ''] = tokenOf(request)
  const told = jsonField(decoded(payload), CLAIM)
  const own = hash('sha256', request.body)
  return Buffer.from(told === own ? `${head}.${payload}` : `${head}.${own}`)
}

/** Plaid, https://plaid.com/docs/api/webhooks/webhook-verification: a JWT that tells the hash of the body; 5 minutes. */
export const plaid: Scheme<NoOptions> = {
  name: 'plaid',
  title: 'Plaid',
  summary: `ES256 JWT in ${HEADER} over its time iat and the SHA-256 of the body, ${CLAIM}.`,
  options: noOptions,
  secret: {
    label: 'Verification key (JWK)',
    example: '{"kty":"EC","crv":"P-256",…}; a private JWK to sign',
    generate: null,
  },
  tolerance: () => 300,
  signsUrl: false,
  hmac: null,
  read,
  content,
  matches(secret, signed, { signatures }) {
    const key = { key: publicKeyOf(secret, KEY), ...P256 }
    return signatures.some(text => {
      const bytes = Buffer.from(text, 'base64url')
      return bytes.toString('base64url') === text && verify('sha256', signed, key, bytes)
    })
  },
  sign({ request, secrets: [newest = ''], at }) {
    const kid = jwkIdOf(newest)
    const head = encoded({ alg: 'ES256', ...(kid === null ? {} : { kid }), typ: 'JWT' })
    const payload = encoded({ iat: Math.floor(at / 1000), [CLAIM]: hash('sha256', request.body) })
    const key = { key: privateKeyOf(newest, 'a private key to sign with (JWK or PEM)'), ...P256 }
    const signature = signBytes('sha256', Buffer.from(`${head}.${payload}`), key).toString('base64url')
    return { headers: [[HEADER, `${head}.${payload}.${signature}`]] }
  },
}
