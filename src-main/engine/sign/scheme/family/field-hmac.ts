import type { SchemeName } from '../../../../../src-shared/model/scheme.ts'
import { hmacScheme, type NoOptions, noOptions } from './hmac-scheme.ts'
import { headerPart } from '../part.ts'
import { headerValue } from '../read-header.ts'
import { unixTime } from '../read-time.ts'
import type { Scheme, SecretForm } from '../scheme.ts'

interface FieldHmac {
  name: SchemeName
  title: string
  header: string
  /** Names of the fields of the header that hold the time and the signatures. */
  timeField: string
  signatureField: string
  /** Between the fields, as it is written; white space around it is read. */
  separator: ',' | ';' | ', '
  /** Between the time and the body in what is signed. */
  joint: '.' | ':'
  unit?: 's' | 'ms'
  toleranceSec: number
  secret: SecretForm
}

/** `t=1,v1=a,v1=b` as names and values. */
const fieldsOf = (value: string, separator: string): [string, string][] =>
  value.split(separator.trim()).map(field => {
    const [name = '', ...rest] = field.trim().split('=')
    return [name, rest.join('=')]
  })

/** A scheme whose one header holds the time and signatures as fields, HMAC-SHA256 in hex over time, joint and body. */
export const fieldHmac = (parts: FieldHmac): Scheme<NoOptions> => {
  const { header, timeField, signatureField, separator, joint, unit = 's' } = parts
  const example = `${timeField}=…${separator}${signatureField}=…`
  const form = {
    pattern: new RegExp(`^(?=.*\\b${timeField}=\\d{1,15}\\b)(?=.*\\b${signatureField}=[0-9a-f]{64}\\b)`),
    want: `${example} with a Unix time in ${unit === 's' ? 'seconds' : 'milliseconds'} and 64 lower-case hex digits`,
  }
  return hmacScheme({
    name: parts.name,
    title: parts.title,
    summary: `HMAC-SHA256 over time${joint}body, hex, in ${header}: ${example}.`,
    options: noOptions,
    secret: parts.secret,
    tolerance: () => parts.toleranceSec,
    timeUnit: () => unit,
    recipe: () => ({ algorithm: 'sha256', encoding: 'hex', key: 'text' }),
    around: (_request, { time }) => ({ before: time + joint }),
    several: true,
    read: ({ headers }) => {
      const fields = fieldsOf(headerValue(headers, header) ?? '', separator)
      return {
        parts: [headerPart(headers, header, form)],
        signatures: fields.flatMap(([name, value]) => (name === signatureField ? [value] : [])),
        id: null,
        time: unixTime(fields.find(([name]) => name === timeField)?.[1] ?? null, unit),
      }
    },
    write: (signatures, { time }) => [
      [header, [`${timeField}=${time}`, ...signatures.map(text => `${signatureField}=${text}`)].join(separator)],
    ],
  })
}
