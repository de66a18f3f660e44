import { headerValue } from '../../sign/scheme/read-header.ts'
import { type Handshake, jsonWith, plainText } from './handshake.ts'
import { subscribeUrl } from './subscribe-url.ts'

/** https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html */
export const sns: Handshake = {
  title: 'AWS SNS SubscriptionConfirmation',
  read({ method, headers, body }) {
    if (method !== 'POST') return null
    const named = headerValue(headers, 'x-amz-sns-message-type')
    if (named !== null && named !== 'SubscriptionConfirmation') return null
    const message = jsonWith(body, 'SubscriptionConfirmation')
    if (message?.['Type'] !== 'SubscriptionConfirmation') return null
    return {
      signed: true,
      reply() {
        const url = subscribeUrl(message)
        return {
          status: 200,
          headers: plainText,
          body: '',
          note:
            'problem' in url
              ? `AWS SNS asks to confirm a subscription, but ${url.problem}`
              : `AWS SNS asks to confirm a subscription. Only you confirm it, by a GET of ${url.url}`,
        }
      },
    }
  },
}
