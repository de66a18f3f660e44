import { HookError } from '../../../../src-shared/error.ts'
import type { Explanation } from '../../../../src-shared/model/explanation.ts'
import { type ExportForm, LONGEST_EXPORTED } from '../../../../src-shared/model/session.ts'
import type { CaptureRecord } from '../../port/store.ts'
import { asCurl } from './as-curl.ts'
import { asHar } from './as-har.ts'
import { asHttp } from './as-http.ts'
import { asMarkdown } from './as-markdown.ts'
import { exportedRequest } from './exported-request.ts'

export interface ExportedFile {
  name: string
  type: string
  bytes: Uint8Array
}

export interface ExportCaptureParts {
  explain: (record: CaptureRecord) => Promise<Explanation>
  /** Of the receiver, without a slash at its end. */
  base: () => string
}

const endings = { node: 'mjs', python: 'py', go: 'go' } as const

const checkRequest = ({ id, kind, httpVersion, bodySize }: CaptureRecord, as: ExportForm): void => {
  if (as !== 'http' && as !== 'markdown' && kind !== 'request') {
    const what = httpVersion === '?' ? 'no HTTP request' : 'no request to this receiver'
    throw new HookError('CONFLICT', `This is ${what}, so nothing can send it again.`, {
      help: 'Its bytes can be had with as=http.',
    })
  }
  if (bodySize <= LONGEST_EXPORTED) return
  throw new HookError(
    'TOO_LARGE',
    `The body is longer than the ${LONGEST_EXPORTED} bytes that are written into one text.`,
    {
      help: `Its bytes are at GET /api/v1/captures/${id}/body.`,
    },
  )
}

/** One capture as a text that people and other tools read. What was received stands in it; secrets of inboxes never do. */
export const createExportCapture = ({ explain, base }: ExportCaptureParts) => {
  const snippet = async (record: CaptureRecord, as: 'node' | 'python' | 'go'): Promise<ExportedFile> => {
    const { snippets } = await explain(record)
    if (snippets === null) {
      throw new HookError('CONFLICT', 'There is no code for how this inbox verifies requests.', {
        help: 'Choose in the inbox how its sender signs.',
      })
    }
    return { name: `verify.${endings[as]}`, type: 'text/plain', bytes: Buffer.from(`${snippets[as]}\n`) }
  }

  return async (record: CaptureRecord, as: ExportForm): Promise<ExportedFile> => {
    checkRequest(record, as)
    const { id } = record
    const request = exportedRequest(record, base())
    switch (as) {
      case 'curl':
        return { name: `${id}.sh`, type: 'text/plain', bytes: Buffer.from(asCurl(request)) }
      case 'har':
        return { name: `${id}.har`, type: 'application/json', bytes: Buffer.from(asHar([request])) }
      case 'http':
        return { name: `${id}.http`, type: 'message/http', bytes: asHttp(request) }
      case 'markdown': {
        const text = asMarkdown(request, await explain(record))
        return { name: `${id}.md`, type: 'text/markdown', bytes: Buffer.from(text) }
      }
      case 'node':
      case 'python':
      case 'go':
        return snippet(record, as)
    }
  }
}
