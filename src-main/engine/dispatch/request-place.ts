import { hostProblem } from '../../../src-shared/endpoint-url.ts'
import type { Settings } from '../../../src-shared/model/webhook.ts'
import type { PayloadInput } from '../payload/index.ts'
import { renderTemplate } from '../payload/render-template.ts'
import { AttemptError } from './attempt-error.ts'
import { requestTarget } from './request-target.ts'

/** Scheme, host and port; and what goes into the request line. */
export interface Place {
  origin: string
  target: string
}

const invalid = (message: string): AttemptError => new AttemptError('invalid-url', message)

/** Where a URL that is a template leads for one event (R47). Throws AttemptError of class `invalid-url`. */
export const renderedPlace = (
  template: string,
  urlPolicy: Settings['urlPolicy'],
  event: Pick<PayloadInput, 'type' | 'data' | 'timestamp'>,
): Place => {
  let text: string
  try {
    text = renderTemplate(template, event).trim()
  } catch (thrown) {
    throw invalid(`The URL template cannot be rendered: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
  }
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) throw invalid(`The URL template gives no web address: ${text}`)
  const wrongHost = hostProblem(url)
  if (wrongHost !== null) throw invalid(`The URL template gives an address that cannot be reached. ${wrongHost}`)
  if (urlPolicy === 'https-only' && url.protocol !== 'https:') {
    throw invalid(`The URL template gives an address without HTTPS: ${text}`)
  }
  return { origin: url.origin, target: requestTarget(text) }
}
