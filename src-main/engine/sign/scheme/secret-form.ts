import type { SecretForm } from './scheme.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** A secret that is any text; a new one is 32 random bytes as hex. */
export const textSecret = (label: string, example = 'any text'): SecretForm => ({
  label,
  example,
  generate: random => hex(random(32)),
})
