import { headerValue } from '../../sign/scheme/read-header.ts'
import type { Handshake } from './handshake.ts'

const LONGEST_ORIGIN = 255

/** https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md#4-abuse-protection, also Azure Event Grid. */
export const cloudEvents: Handshake = {
  title: 'CloudEvents abuse protection',
  read({ method, headers }) {
    if (method !== 'OPTIONS') return null
    const origin = headerValue(headers, 'WebHook-Request-Origin')
    if (origin === null || origin.length > LONGEST_ORIGIN) return null
    const rate = headerValue(headers, 'WebHook-Request-Rate')
    return {
      signed: false,
      reply: () => ({
        status: 200,
        headers: [
          ['WebHook-Allowed-Origin', origin],
          ['WebHook-Allowed-Rate', rate !== null && /^[1-9]\d{0,8}$/.test(rate) ? rate : '*'],
          ['Allow', 'POST, OPTIONS'],
        ],
        body: '',
        note: `${origin} asked whether it may send events here and was allowed to.`,
      }),
    }
  },
}
