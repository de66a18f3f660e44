import { headerValue } from '../../sign/scheme/read-header.ts'
import { challengeOf, type Handshake, jsonWith, plainText } from './handshake.ts'

/** https://dev.twitch.tv/docs/eventsub/handling-webhook-events/#responding-to-a-challenge-request */
export const twitch: Handshake = {
  title: 'Twitch challenge',
  read({ method, headers, body }) {
    if (method !== 'POST') return null
    if (headerValue(headers, 'Twitch-Eventsub-Message-Type') !== 'webhook_callback_verification') return null
    const challenge = challengeOf(jsonWith(body, 'challenge')?.['challenge'])
    if (challenge === null) return null
    return {
      signed: true,
      reply: () => ({
        status: 200,
        headers: plainText,
        body: challenge,
        note: 'Twitch asked whether this URL takes the subscription and got its challenge back.',
      }),
    }
  },
}
