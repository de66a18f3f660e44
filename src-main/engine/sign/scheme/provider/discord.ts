import { sign as signBytes, verify } from 'node:crypto'
import { HookError } from '../../../../../src-shared/error.ts'
import { ed25519PrivateKey, ed25519PublicKey } from '../../standard-key.ts'
import { type NoOptions, noOptions } from '../family/hmac-scheme.ts'
import { headerPart } from '../part.ts'
import { headerValue, headerValues } from '../read-header.ts'
import { unixTime } from '../read-time.ts'
import type { Scheme } from '../scheme.ts'

const HEADER = 'X-Signature-Ed25519'
const TIME = 'X-Signature-Timestamp'
const HEX = { pattern: /^[0-9a-f]{128}$/i, want: '128 hex digits' }
const KEY_HEX = /^[0-9a-fA-F]{64}$/
const SEED = 'seed:'

const bytesOf = (text: string): Buffer => {
  if (KEY_HEX.test(text)) return Buffer.from(text, 'hex')
  throw new HookError('KEY_UNUSABLE', 'The key is not 64 hex digits.', {
    field: 'secret',
    help: 'It is the public key of the application, as Discord’s developer portal shows it.',
  })
}

/** Discord, https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint. `seed:` and 64 hex digits sign. */
export const discord: Scheme<NoOptions> = {
  name: 'discord',
  title: 'Discord',
  summary: `Ed25519 over time and body, hex, in ${HEADER}; the time in ${TIME}.`,
  options: noOptions,
  secret: {
    label: 'Public key',
    example: '64 hex digits; seed: and 64 hex digits of a private key to sign',
    generate: null,
  },
  tolerance: () => null,
  signsUrl: false,
  hmac: null,
  read: ({ headers }) => ({
    parts: [headerPart(headers, HEADER, HEX), headerPart(headers, TIME)],
    signatures: headerValues(headers, HEADER),
    id: null,
    time: unixTime(headerValue(headers, TIME)),
  }),
  content: ({ body }, { time }) => Buffer.concat([Buffer.from(time?.text ?? ''), body]),
  matches(secret, content, { signatures }) {
    const key = secret.startsWith(SEED)
      ? ed25519PrivateKey(bytesOf(secret.slice(SEED.length)))
      : ed25519PublicKey(bytesOf(secret))
    return signatures.some(text => HEX.pattern.test(text) && verify(null, content, key, Buffer.from(text, 'hex')))
  },
  sign({ request, secrets: [newest = ''], at }) {
    const time = String(Math.floor(at / 1000))
    const content = Buffer.concat([Buffer.from(time), request.body])
    const key = ed25519PrivateKey(bytesOf(newest.startsWith(SEED) ? newest.slice(SEED.length) : ''))
    return {
      headers: [
        [HEADER, signBytes(null, content, key).toString('hex')],
        [TIME, time],
      ],
    }
  },
}
