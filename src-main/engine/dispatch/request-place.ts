import { hostProblem } from '../../../src-shared/endpoint-url.ts'
import type { Settings } from '../../../src-shared/model/webhook.ts'
import type { TemplateEvent, Templates } from '../port/templates.ts'
import { AttemptError } from './attempt-error.ts'
import { requestTarget } from './request-target.ts'

/** Scheme, host and port; and what goes into the request line. */
export interface Place {
  origin: string
  target: string
}

/** Beyond it no server reads a request line. */
const LONGEST_URL = 16_384

const invalid = (message: string): AttemptError => new AttemptError('invalid-url', message)

/** Where a URL that is a template leads for one event (R47). Rejects with AttemptError of class `invalid-url`. */
export const renderedPlace = async (
  templates: Pick<Templates, 'render'>,
  template: string,
  urlPolicy: Settings['urlPolicy'],
  { type, data, timestamp }: TemplateEvent,
): Promise<Place> => {
  const rendered = await templates.render(template, { type, data, timestamp })
  if ('problem' in rendered) throw invalid(`The URL template cannot be rendered: ${rendered.problem}.`)
  const text = rendered.text.trim()
  if (text.length > LONGEST_URL) throw invalid(`The URL template gives more than ${LONGEST_URL} characters.`)
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) throw invalid(`The URL template gives no web address: ${text}`)
  const wrongHost = hostProblem(url)
  if (wrongHost !== null) throw invalid(`The URL template gives an address that cannot be reached. ${wrongHost}`)
  if (urlPolicy === 'https-only' && url.protocol !== 'https:') {
    throw invalid(`The URL template gives an address without HTTPS: ${text}`)
  }
  return { origin: url.origin, target: requestTarget(text) }
}
