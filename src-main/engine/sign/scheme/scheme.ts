import type { z } from 'zod'
import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import type { SchemeName } from '../../../../src-shared/model/scheme.ts'

/** A request as far as signatures go: one that was received, or one that is about to go out. */
export interface SignedRequest {
  method: string
  /** Absolute, as its sender knows it: the public address, never made from Host. Null: not known. */
  url: string | null
  headers: HeaderList
  body: Uint8Array
}

/** A header or field that a scheme looks at. */
export interface Part {
  name: string
  place: 'header' | 'body' | 'query'
  /** As received, repeated ones joined by `, `; null: it is not there. */
  value: string | null
  /** What it must look like, where it does not; null: it is well-formed (or missing). */
  want: string | null
}

/** What a request says of its own signature, before any key is tried. */
export interface Claim {
  parts: readonly Part[]
  /** Texts that may be the signature, without prefix or version. */
  signatures: readonly string[]
  /** The id that is signed, where the scheme signs one. */
  id: string | null
  /** The time that is signed or stands beside the signature: as it was written, and as Unix milliseconds. */
  time: {
    text: string
    at: number | null
    /** After this the signature counts no more, Unix milliseconds. */
    until?: number
  } | null
}

/** How an HMAC is made: what a mistake in code most often gets wrong. */
export interface HmacRecipe {
  algorithm: 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512'
  encoding: 'hex' | 'base64' | 'base64url'
  /** How the key comes from the secret: its text, or the bytes it encodes (`whsec`: base64 after the prefix). */
  key: 'text' | 'base64' | 'hex' | 'whsec'
}

export interface ToSign {
  request: SignedRequest
  /** Open secrets, newest first; schemes whose header holds one signature take the first. */
  secrets: readonly string[]
  /** Of the message. */
  id: string
  /** Unix milliseconds. */
  at: number
}

/** Headers to add; for schemes that sign inside of the body or the URL also these, changed. */
export interface Signed {
  headers: HeaderList
  body?: Uint8Array
  url?: string
}

/**
 * One way of signing requests, for sending and receiving alike. `O` are its options, parsed and with their defaults.
 *
 *   sign:   request ─▶ content ─▶ signature ─▶ headers (or body)
 *   verify: request ─▶ read ─▶ claim ─▶ content ─▶ matches(secret)? ─▶ time within tolerance?
 */
export interface Scheme<O = unknown> {
  name: SchemeName
  /** The provider's or standard's own name. */
  title: string
  /** One sentence: what is signed, how, and where it stands. */
  summary: string
  /** Every field has a default. */
  options: z.ZodType<O>
  secret: SecretForm
  /** Most seconds that the signed time may differ from the clock; null: any, or no time is signed. */
  tolerance(options: O): number | null
  /** The public address of the inbox takes part in the signature. */
  signsUrl: boolean
  read(request: SignedRequest, options: O): Claim
  /** The bytes that are signed when the request is as it says. */
  content(request: SignedRequest, claim: Claim, options: O): Uint8Array
  /** Whether one of the signatures is over `content`, in constant time. Throws HookError KEY_UNUSABLE. */
  matches(secret: string, content: Uint8Array, claim: Claim, options: O): boolean
  /** Throws HookError KEY_UNUSABLE, and INVALID_INPUT for a body that cannot carry the signature. Null: verifies only. */
  sign: ((input: ToSign, options: O) => Signed) | null
  /** For schemes that use an HMAC; some do by their options. */
  hmac: ((options: O) => HmacRecipe | null) | null
}

/** What a person has to enter. */
export interface SecretForm {
  label: string
  /** What it looks like, without being one. */
  example: string
  /** A new one that the scheme accepts; null where only the provider makes them. */
  generate: ((random: (bytes: number) => Uint8Array) => string) | null
}
