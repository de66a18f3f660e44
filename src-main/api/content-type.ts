import type { IncomingMessage } from 'node:http'
import { HookError } from '../../src-shared/error.ts'

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)/i
const utf8 = new Set(['utf-8', 'utf8'])

/** The media type of a request in lower case, without its parameters; empty when it has none. */
export const mediaType = ({ headers }: IncomingMessage): string =>
  headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? ''

/** Throws UNSUPPORTED_MEDIA_TYPE for a body in another encoding than UTF-8. */
export const checkCharset = ({ headers }: IncomingMessage): void => {
  const charset = CHARSET.exec(headers['content-type'] ?? '')?.[1]
  if (charset === undefined || utf8.has(charset.toLowerCase())) return
  throw new HookError('UNSUPPORTED_MEDIA_TYPE', `The request body is in ${charset}; it must be in UTF-8.`, {
    field: 'Content-Type',
    help: 'Send JSON in UTF-8, with “Content-Type: application/json”.',
  })
}
