import { sameText } from '../../sign/same-text.ts'
import { challengeOf, type Handshake, plainText } from './handshake.ts'

const queryOf = (target: string): URLSearchParams => new URLSearchParams(target.split('#', 1)[0]?.split('?')[1] ?? '')

/** https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests */
export const meta: Handshake = {
  title: 'Meta hub.challenge',
  read({ method, target }) {
    if (method !== 'GET' || !target.includes('hub.')) return null
    const query = queryOf(target)
    const challenge = challengeOf(query.get('hub.challenge'))
    const token = query.get('hub.verify_token')
    if (query.get('hub.mode') !== 'subscribe' || challenge === null || token === null) return null
    return {
      signed: false,
      reply({ secrets }) {
        const known = secrets.length > 0
        if (known && !secrets.some(secret => sameText(secret, token))) {
          return {
            status: 403,
            headers: plainText,
            body: 'The verify token is another one.\n',
            note: 'Meta asked whether this URL is yours, with a verify token that is no secret of this inbox: add the token to its secrets.',
          }
        }
        const how = known
          ? 'with the right verify token'
          : 'with a verify token that was not compared, as there is no secret'
        return {
          status: 200,
          headers: plainText,
          body: challenge,
          note: `Meta asked whether this URL is yours, ${how}, and got its challenge back.`,
        }
      },
    }
  },
}
