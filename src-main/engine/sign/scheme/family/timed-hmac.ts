import type { SchemeName } from '../../../../../src-shared/model/scheme.ts'
import { hmacScheme, type NoOptions, noOptions } from './hmac-scheme.ts'
import { headerPart, hmacForm, unixSecondsForm } from '../part.ts'
import { headerValue, headerValues } from '../read-header.ts'
import { unixTime } from '../read-time.ts'
import type { Scheme, SecretForm } from '../scheme.ts'

interface TimedHmac {
  name: SchemeName
  title: string
  header: string
  prefix: string
  timeHeader: string
  toleranceSec: number
  secret: SecretForm
}

/** A scheme with the time in a header of its own, signed as `v0:time:body` with HMAC-SHA256 in hex (Slack, Zoom). */
export const timedHmac = ({
  name,
  title,
  header,
  prefix,
  timeHeader,
  toleranceSec,
  secret,
}: TimedHmac): Scheme<NoOptions> =>
  hmacScheme({
    name,
    title,
    summary: `HMAC-SHA256 over v0:time:body, hex after ${prefix}, in ${header}; the time in ${timeHeader}.`,
    options: noOptions,
    secret,
    tolerance: () => toleranceSec,
    recipe: () => ({ algorithm: 'sha256', encoding: 'hex', key: 'text' }),
    around: (_request, { time }) => ({ before: `v0:${time}:` }),
    read: ({ headers }) => ({
      parts: [
        headerPart(headers, header, hmacForm('sha256', 'hex', prefix)),
        headerPart(headers, timeHeader, unixSecondsForm),
      ],
      signatures: headerValues(headers, header).flatMap(value =>
        value.startsWith(prefix) ? [value.slice(prefix.length)] : [],
      ),
      id: null,
      time: unixTime(headerValue(headers, timeHeader)),
    }),
    write: ([signature = ''], { time }) => [
      [header, prefix + signature],
      [timeHeader, time],
    ],
  })
