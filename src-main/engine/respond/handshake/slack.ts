import { challengeOf, type Handshake, jsonWith, plainText } from './handshake.ts'

/** https://api.slack.com/events/url_verification */
export const slack: Handshake = {
  title: 'Slack url_verification',
  read({ method, body }) {
    if (method !== 'POST') return null
    const event = jsonWith(body, 'url_verification')
    const challenge = event?.['type'] === 'url_verification' ? challengeOf(event['challenge']) : null
    if (challenge === null) return null
    return {
      signed: true,
      reply: () => ({
        status: 200,
        headers: plainText,
        body: challenge,
        note: 'Slack asked whether this URL is yours and got its challenge back.',
      }),
    }
  },
}
