import { hmacScheme, noOptions } from '../family/hmac-scheme.ts'
import { headerPart, hmacForm, unixMillisecondsForm } from '../part.ts'
import { headerValue, headerValues } from '../read-header.ts'
import { unixTime } from '../read-time.ts'
import { textSecret } from '../secret-form.ts'

const HEADER = 'X-HubSpot-Signature-v3'
const TIME = 'X-HubSpot-Request-Timestamp'

/** What HubSpot decodes in the query before it signs, and nothing else. */
const decodable: Record<string, string> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
}

const signedUrl = (url: string): string =>
  url.replaceAll(/%[0-9A-Fa-f]{2}/g, escape => decodable[escape.toUpperCase()] ?? escape)

/** HubSpot v3, https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests. */
export const hubspot = hmacScheme({
  name: 'hubspot',
  title: 'HubSpot v3',
  summary: `HMAC-SHA256 over method, URL, body and time, base64, in ${HEADER}.`,
  options: noOptions,
  secret: textSecret('Client secret'),
  tolerance: () => 300,
  signsUrl: true,
  timeUnit: () => 'ms',
  recipe: () => ({ algorithm: 'sha256', encoding: 'base64', key: 'text' }),
  around: ({ method, url }, { time }) => ({ before: method + signedUrl(url ?? ''), after: time }),
  read: ({ headers }) => ({
    parts: [headerPart(headers, HEADER, hmacForm('sha256', 'base64')), headerPart(headers, TIME, unixMillisecondsForm)],
    signatures: headerValues(headers, HEADER),
    id: null,
    time: unixTime(headerValue(headers, TIME), 'ms'),
  }),
  write: ([signature = ''], { time }) => [
    [HEADER, signature],
    [TIME, time],
  ],
})
