import { hash } from 'node:crypto'

/** Names of RFC 9530 with those of Node. */
const hashes = { 'sha-256': 'sha256', 'sha-512': 'sha512' } as const
export const digestNames = ['sha-256', 'sha-512'] as const
export type DigestName = (typeof digestNames)[number]

const MEMBER = /(sha-256|sha-512)=:[A-Za-z0-9+/]*={0,2}:/g

export const DIGEST_FORM = {
  pattern: /^(?:.*, *)?sha-(?:256|512)=:[A-Za-z0-9+/]+={0,2}:/,
  want: 'sha-256=:<base64>: or sha-512=:<base64>:',
}

export const contentDigest = (body: Uint8Array, name: DigestName): string =>
  `${name}=:${hash(hashes[name], body, 'base64')}:`

/** The header as it must have been for this body: each digest that is known here is that of the body. */
export const digestFor = (header: string, body: Uint8Array): string =>
  header.replaceAll(MEMBER, (_whole, name: DigestName) => contentDigest(body, name))
