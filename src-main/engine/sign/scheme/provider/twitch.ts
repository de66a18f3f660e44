import { hmacScheme, noOptions } from '../family/hmac-scheme.ts'
import { headerPart, hmacForm } from '../part.ts'
import { headerValue, headerValues } from '../read-header.ts'
import { isoTime } from '../read-time.ts'
import { textSecret } from '../secret-form.ts'

const ID = 'Twitch-Eventsub-Message-Id'
const TIME = 'Twitch-Eventsub-Message-Timestamp'
const SIGNATURE = 'Twitch-Eventsub-Message-Signature'
const PREFIX = 'sha256='

/** Twitch EventSub, https://dev.twitch.tv/docs/eventsub/handling-webhook-events; 10 minutes are tolerated. */
export const twitch = hmacScheme({
  name: 'twitch',
  title: 'Twitch EventSub',
  summary: `HMAC-SHA256 over id, time and body, hex after sha256=, in ${SIGNATURE}.`,
  options: noOptions,
  secret: textSecret('Subscription secret', '10 to 100 characters'),
  tolerance: () => 600,
  timeUnit: () => 'iso',
  recipe: () => ({ algorithm: 'sha256', encoding: 'hex', key: 'text' }),
  around: (_request, { id, time }) => ({ before: id + time }),
  read: ({ headers }) => ({
    parts: [
      headerPart(headers, ID),
      headerPart(headers, TIME),
      headerPart(headers, SIGNATURE, hmacForm('sha256', 'hex', PREFIX)),
    ],
    signatures: headerValues(headers, SIGNATURE).flatMap(value =>
      value.startsWith(PREFIX) ? [value.slice(PREFIX.length)] : [],
    ),
    id: headerValue(headers, ID),
    time: isoTime(headerValue(headers, TIME)),
  }),
  write: ([signature = ''], { id, time }) => [
    [ID, id],
    [TIME, time],
    [SIGNATURE, PREFIX + signature],
  ],
})
