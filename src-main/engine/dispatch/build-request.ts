import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { Settings } from '../../../src-shared/model/webhook.ts'
import { VERSION } from '../../../src-shared/version.ts'
import { encodeBody } from '../payload/encode-body.ts'
import { payloadFormats } from '../payload/index.ts'
import type { Claimed } from '../port/queue.ts'
import type { SecretMask } from '../secret/secret-mask.ts'
import type { Templates } from '../port/templates.ts'
import { signRequest } from '../sign/sign-request.ts'
import { AttemptError } from './attempt-error.ts'
import type { FollowedRequest } from './follow-redirects.ts'
import { requestHeaders } from './request-headers.ts'
import { renderedPlace } from './request-place.ts'

/** What of a webhook an attempt needs. */
export interface Target {
  id: string
  number: number
  /** As it was entered; a template where the settings say so. */
  url: string
  /** Scheme, host and port; and what goes into the request line. */
  origin: string
  requestTarget: string
  /** With the header values as they are sent. */
  settings: Settings
  /** Opened secrets, newest first. */
  secrets: readonly string[]
  /** Takes these and the values of secret headers out of what is recorded. */
  mask: SecretMask
}

export interface BuiltRequest extends FollowedRequest {
  /** The body was rendered, or carries its signature, so that no payload format can build it again. */
  unique: boolean
}

const USER_AGENT = `Hookbench/${VERSION}`

type Render = Pick<Templates, 'render'>

const renderBody = async (templates: Render, template: string, { type, data, timestamp }: Claimed): Promise<string> => {
  const rendered = await templates.render(template, { type, data, timestamp })
  if ('text' in rendered) return rendered.text
  throw new AttemptError('payload', `The body template cannot be rendered: ${rendered.problem}.`)
}

/**
 * The body of a delivery, the same for every attempt while the webhook keeps its settings and secret; empty for GET.
 * Rejects when the event cannot be built.
 */
export const buildBody = async (
  templates: Render,
  target: Pick<Target, 'id' | 'number' | 'settings'>,
  token: string,
  message: Claimed,
): Promise<string> => {
  const { method, template, payloadFormat, filter, contentType } = target.settings
  if (method === 'GET') return ''
  if (template.body !== null) return renderBody(templates, template.body, message)
  const json = payloadFormats[payloadFormat].build({
    messageId: message.messageId,
    webhookId: target.id,
    webhookNumber: target.number,
    type: message.type,
    data: message.data,
    timestamp: message.timestamp,
    token,
    metadataToReturn: filter.metadataToReturn,
  })
  return encodeBody(json, contentType)
}

const ownHeaders = ({ method, contentType }: Settings): HeaderList => [
  ...(method === 'GET' ? [] : [['content-type', contentType] satisfies [string, string]]),
  ['user-agent', USER_AGENT],
  ['accept', '*/*'],
]

/** The request of one attempt, signed over its own bytes at `at` (Unix ms). Rejects when the event cannot be built. */
export const buildRequest = async (
  templates: Render,
  target: Target,
  claimed: Claimed,
  at: number,
): Promise<BuiltRequest> => {
  const { settings, secrets } = target
  const { method, signing } = settings
  const body = Buffer.from(await buildBody(templates, target, secrets[0] ?? '', claimed))
  const place = settings.template.url
    ? await renderedPlace(templates, target.url, settings.urlPolicy, claimed)
    : { origin: target.origin, target: target.requestTarget }
  const ours = ownHeaders(settings)
  const signed = signRequest({
    signing,
    secrets,
    messageId: claimed.messageId,
    at,
    method,
    url: place.origin + place.target,
    headers: settings.headers.length === 0 ? ours : [...ours, ...settings.headers],
    body,
  })
  return {
    origin: place.origin,
    target: signed.url === undefined ? place.target : signed.url.slice(place.origin.length),
    method,
    headers: requestHeaders(ours, settings.headers, signed.headers),
    headersElsewhere: requestHeaders(ours, [], []),
    body: signed.body ?? body,
    timeoutMs: settings.timeoutMs,
    tls: settings.tls,
    maxRedirects: settings.maxRedirects,
    httpsOnly: settings.urlPolicy === 'https-only',
    confidentialBody: signing.scheme === 'body-token',
    unique: signed.body !== undefined || (settings.template.body !== null && method !== 'GET'),
  }
}
