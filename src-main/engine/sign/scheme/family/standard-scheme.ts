import { createHmac, sign as signBytes } from 'node:crypto'
import { z } from 'zod'
import { HookError } from '../../../../../src-shared/error.ts'
import type { SchemeName } from '../../../../../src-shared/model/scheme.ts'
import { type StandardKey, standardKey } from '../../standard-key.ts'
import { matches, readSignatures, versionOf } from '../../standard-match.ts'
import { headerPart, unixSecondsForm } from '../part.ts'
import { headerValue, headerValues } from '../read-header.ts'
import { unixTime } from '../read-time.ts'
import type { Scheme, SignedRequest } from '../scheme.ts'

export const standardOptionsSchema = z.strictObject({
  algorithms: z
    .array(z.enum(['hmac-sha256', 'ed25519']))
    .min(1)
    .max(2)
    .default(['hmac-sha256']),
})
export type StandardOptions = z.infer<typeof standardOptionsSchema>

type Names = 'webhook' | 'svix'

const SIGNATURES = {
  pattern: /(?:^|[\s,])v1,[A-Za-z0-9+/]{43}=|(?:^|[\s,])v1a,[A-Za-z0-9+/]{86}==/,
  want: 'v1,<base64> or v1a,<base64>, several separated by spaces',
}
const TOLERANCE_SEC = 300

/** The names that the request uses: those of which it has more. */
const namesIn = ({ headers }: SignedRequest, own: Names): Names => {
  const other: Names = own === 'webhook' ? 'svix' : 'webhook'
  const count = (prefix: Names): number =>
    ['id', 'timestamp', 'signature'].filter(part => headerValue(headers, `${prefix}-${part}`) !== null).length
  return count(other) > count(own) ? other : own
}

/** `head` is `id.time.`. It is not joined with the body for an HMAC: that would copy every body once more. */
const signatureOf = (
  secret: string,
  { algorithms }: StandardOptions,
  head: string,
  body: Uint8Array,
): string | null => {
  const key = standardKey(secret)
  if (!algorithms.includes(key.algorithm)) return null
  if (key.algorithm === 'hmac-sha256') {
    return `v1,${createHmac('sha256', key.key).update(head).update(body).digest('base64')}`
  }
  if (key.sign === null) return null
  return `v1a,${signBytes(null, Buffer.concat([Buffer.from(head), body]), key.sign).toString('base64')}`
}

const ofKey = (key: StandardKey, signatures: readonly string[]): string[] =>
  readSignatures(signatures.join(' ')).get(versionOf[key.algorithm]) ?? []

/** Standard Webhooks 1.0.0, under its own names of headers or Svix's; either is read. */
export const standardScheme = (name: SchemeName, title: string, own: Names): Scheme<StandardOptions> => ({
  name,
  title,
  summary: `HMAC-SHA256 (v1) or Ed25519 (v1a) over id.time.body, base64, in ${own}-signature.`,
  options: standardOptionsSchema,
  secret: {
    label: 'Signing secret',
    example: 'whsec_ and base64, or whpk_ and base64 for v1a',
    generate: random => `whsec_${Buffer.from(random(32)).toString('base64')}`,
  },
  tolerance: () => TOLERANCE_SEC,
  signsUrl: false,
  hmac: () => ({ algorithm: 'sha256', encoding: 'base64', key: 'whsec' }),
  read(request) {
    const { headers } = request
    const names = namesIn(request, own)
    return {
      parts: [
        headerPart(headers, `${names}-id`),
        headerPart(headers, `${names}-timestamp`, unixSecondsForm),
        headerPart(headers, `${names}-signature`, SIGNATURES),
      ],
      signatures: headerValues(headers, `${names}-signature`).flatMap(value => value.split(/ +/)),
      id: headerValue(headers, `${names}-id`),
      time: unixTime(headerValue(headers, `${names}-timestamp`)),
    }
  },
  content: ({ body }, { id, time }) => Buffer.concat([Buffer.from(`${id ?? ''}.${time?.text ?? ''}.`, 'latin1'), body]),
  matches(secret, content, { signatures }) {
    const key = standardKey(secret)
    return matches(key, ofKey(key, signatures), { head: '', body: content })
  },
  sign({ request, secrets, id, at }, options) {
    const time = String(Math.floor(at / 1000))
    const head = `${id}.${time}.`
    let signatures = ''
    for (const secret of secrets) {
      const signature = signatureOf(secret, options, head, request.body)
      if (signature !== null) signatures += signatures === '' ? signature : ` ${signature}`
    }
    if (signatures === '') {
      throw new HookError('KEY_UNUSABLE', `There is no secret for ${options.algorithms.join(' or ')}.`, {
        field: 'secret',
        help: 'A secret that signs is whsec_ or whsk_ followed by base64.',
      })
    }
    return {
      headers: [
        [`${own}-id`, id],
        [`${own}-timestamp`, time],
        [`${own}-signature`, signatures],
      ],
    }
  },
})
