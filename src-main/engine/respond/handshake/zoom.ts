import { createHmac } from 'node:crypto'
import { isObject } from '../../filter/is-object.ts'
import { verify } from '../../sign/verify.ts'
import { type Ask, challengeOf, type Handshake, type HandshakeRequest, jsonWith } from './handshake.ts'

type Inbox = Parameters<Ask['reply']>[0]

/** The secret that the request is signed with, where that can be told; else the newest. */
const secretOf = ({ scheme, secrets }: Inbox, { method, headers, body, receivedAt }: HandshakeRequest) => {
  const fits = scheme === null ? null : verify(scheme, secrets, { method, url: null, headers, body }, receivedAt).fits
  return secrets[fits ?? 0]
}

/** https://developers.zoom.us/docs/api/webhooks/#validate-your-webhook-endpoint; it comes again every 72 hours. */
export const zoom: Handshake = {
  title: 'Zoom endpoint.url_validation',
  read(request) {
    if (request.method !== 'POST') return null
    const event = jsonWith(request.body, 'endpoint.url_validation')
    const payload = event?.['event'] === 'endpoint.url_validation' ? event['payload'] : null
    const plainToken = isObject(payload) ? challengeOf(payload['plainToken']) : null
    if (plainToken === null) return null
    return {
      signed: true,
      reply(inbox) {
        const secret = secretOf(inbox, request)
        if (secret === undefined) {
          return {
            status: 400,
            headers: [['content-type', 'text/plain']],
            body: 'The validation cannot be answered.\n',
            note: 'Zoom asked to validate this URL, which needs its secret token: set it as a secret of the inbox.',
          }
        }
        const encryptedToken = createHmac('sha256', secret).update(plainToken).digest('hex')
        return {
          status: 200,
          headers: [['content-type', 'application/json']],
          body: JSON.stringify({ plainToken, encryptedToken }),
          note: 'Zoom asked to validate this URL and got its token back, hashed with the secret.',
        }
      },
    }
  },
}
