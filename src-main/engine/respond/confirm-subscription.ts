import { HookError } from '../../../src-shared/error.ts'
import type { SendOnce } from '../dispatch/send-once.ts'
import type { CaptureRecord } from '../port/store.ts'
import { jsonWith } from './handshake/handshake.ts'
import { subscribeUrl } from './handshake/subscribe-url.ts'

const MOST_CHARACTERS = 2000

/** Redirects are not followed. Throws HookError CONFLICT when there is no answer. */
const get = async (sendOnce: SendOnce, url: string): Promise<{ status: number; body: string }> => {
  const { response, error } = await sendOnce({
    url,
    method: 'GET',
    headers: [['User-Agent', 'Hookbench']],
    body: new Uint8Array(0),
  })
  if (response === null) {
    throw new HookError('CONFLICT', `AWS could not be asked: ${error?.message ?? 'there was no answer'}`, {
      help: error?.help ?? 'Try it again.',
    })
  }
  return { status: response.status, body: Buffer.from(response.bytes).toString().slice(0, MOST_CHARACTERS) }
}

const CONFIRMATION = 'SubscriptionConfirmation'

/** Confirms the subscription that a capture asks for, since a person said so. Throws HookError CONFLICT when it asks none. */
export const createConfirmSubscription =
  (sendOnce: SendOnce) =>
  async ({ body, result }: Pick<CaptureRecord, 'body' | 'result'>) => {
    const message = jsonWith(body, CONFIRMATION)
    if (message?.['Type'] !== CONFIRMATION) {
      throw new HookError('CONFLICT', 'This request does not ask to confirm a subscription.')
    }
    if (result === 'invalid') {
      throw new HookError('CONFLICT', 'The signature of this request is not valid: AWS may not have sent it.', {
        help: 'See why under its signature.',
      })
    }
    const address = subscribeUrl(message)
    if ('problem' in address) {
      throw new HookError('CONFLICT', `The subscription was not confirmed: ${address.problem}`)
    }
    return { url: address.url, ...(await get(sendOnce, address.url)) }
  }
