import type { Settings } from '../../../src-shared/model/webhook.ts'
import { VERSION } from '../../../src-shared/version.ts'
import { payloadFormats } from '../payload/index.ts'
import type { Claimed } from '../port/queue.ts'
import { signRequest } from '../sign/sign-request.ts'
import type { WireRequest } from './send-request.ts'

/** What of a webhook an attempt needs. */
export interface Target {
  id: string
  number: number
  /** Scheme, host and port; and what goes into the request line. */
  origin: string
  requestTarget: string
  settings: Settings
  /** Opened secrets, newest first. */
  secrets: readonly string[]
}

const USER_AGENT = `Hookbench/${VERSION}`

/** The body of a delivery, the same for every attempt while the webhook keeps its settings and secret. */
export const buildBody = (
  target: Pick<Target, 'id' | 'number' | 'settings'>,
  token: string,
  message: Claimed,
): string =>
  payloadFormats[target.settings.payloadFormat].build({
    messageId: message.messageId,
    webhookId: target.id,
    webhookNumber: target.number,
    type: message.type,
    data: message.data,
    timestamp: message.timestamp,
    token,
  })

/** The request of one attempt, signed over its own bytes at `at` (Unix ms). Throws when the event cannot be built. */
export const buildRequest = (target: Target, claimed: Claimed, at: number): WireRequest => {
  const { settings, secrets } = target
  const body = buildBody(target, secrets[0] ?? '', claimed)
  const headers = ['content-type', settings.contentType, 'user-agent', USER_AGENT, 'accept', '*/*']
  const signature = signRequest({ signing: settings.signing, secrets, messageId: claimed.messageId, at, body })
  for (const [name, value] of signature) headers.push(name, value)
  return {
    origin: target.origin,
    target: target.requestTarget,
    method: settings.method,
    headers,
    body,
    timeoutMs: settings.timeoutMs,
    tls: settings.tls,
  }
}
