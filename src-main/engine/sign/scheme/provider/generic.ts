import { z } from 'zod'
import { headerNameSchema } from '../../../../../src-shared/model/webhook.ts'
import { hmacScheme } from '../family/hmac-scheme.ts'
import { headerPart, hmacForm, unixMillisecondsForm, unixSecondsForm } from '../part.ts'
import { headerValue, headerValues } from '../read-header.ts'
import { unixTime } from '../read-time.ts'
import { textSecret } from '../secret-form.ts'

const BODY_ALONE = '{body}'
const printable = z.string().regex(/^[\x20-\x7e]*$/, 'Use printable ASCII characters only.')

/** What of an HMAC scheme can be chosen. */
export const genericOptionsSchema = z.strictObject({
  header: headerNameSchema.default('X-Signature'),
  algorithm: z.enum(['sha1', 'sha256', 'sha384', 'sha512']).default('sha256'),
  encoding: z.enum(['hex', 'base64', 'base64url']).default('hex'),
  /** Stands before the signature. */
  prefix: printable.max(64).default(''),
  /** What is signed: a text with {body} once, and {timestamp}, {id}, {url}, {method} where they take part. */
  text: printable
    .max(500)
    .refine(text => text.split('{body}').length === 2, 'The text holds {body} exactly once.')
    .default(BODY_ALONE),
  timestampHeader: headerNameSchema.nullable().default(null),
  timestampUnit: z.enum(['s', 'ms']).default('s'),
  idHeader: headerNameSchema.nullable().default(null),
  /** How the key comes from the secret. */
  key: z.enum(['text', 'base64', 'hex', 'whsec']).default('text'),
  /** Most seconds that the time may differ; null: any. */
  toleranceSec: z.int().min(1).max(86_400).nullable().default(null),
})
export type GenericOptions = z.infer<typeof genericOptionsSchema>

/** Any HMAC over a text of one's own. */
export const generic = hmacScheme<GenericOptions>({
  name: 'hmac',
  title: 'HMAC of your own',
  summary: 'An HMAC in a header: algorithm, encoding, prefix and signed text as you say.',
  options: genericOptionsSchema,
  secret: textSecret('Secret'),
  tolerance: ({ toleranceSec }) => toleranceSec,
  signsUrl: true,
  recipe: ({ algorithm, encoding, key }) => ({ algorithm, encoding, key }),
  around: ({ method, url }, { id, time }, { text }) => {
    if (text === BODY_ALONE) return {}
    const [before = '', after = ''] = text.split('{body}')
    const values: Record<string, string> = { '{timestamp}': time, '{id}': id, '{url}': url ?? '', '{method}': method }
    const filled = (part: string): string =>
      part.replaceAll(/\{(?:timestamp|id|url|method)\}/g, name => values[name] ?? name)
    return { before: filled(before), after: filled(after) }
  },
  timeUnit: ({ timestampUnit }) => timestampUnit,
  read: ({ headers }, { header, algorithm, encoding, prefix, timestampHeader, timestampUnit, idHeader }) => ({
    parts: [
      headerPart(headers, header, hmacForm(algorithm, encoding, prefix)),
      ...(timestampHeader === null
        ? []
        : [headerPart(headers, timestampHeader, timestampUnit === 's' ? unixSecondsForm : unixMillisecondsForm)]),
      ...(idHeader === null ? [] : [headerPart(headers, idHeader)]),
    ],
    signatures: headerValues(headers, header).flatMap(value =>
      value.startsWith(prefix) ? [value.slice(prefix.length)] : [],
    ),
    id: idHeader === null ? null : headerValue(headers, idHeader),
    time: timestampHeader === null ? null : unixTime(headerValue(headers, timestampHeader), timestampUnit),
  }),
  write: ([signature = ''], { id, time }, { header, prefix, timestampHeader, idHeader }) => [
    [header, prefix + signature],
    ...(timestampHeader === null ? [] : [[timestampHeader, time] satisfies [string, string]]),
    ...(idHeader === null ? [] : [[idHeader, id] satisfies [string, string]]),
  ],
})
