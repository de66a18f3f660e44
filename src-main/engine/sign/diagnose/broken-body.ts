import type { ReasonCode } from '../../../../src-shared/model/reason.ts'
import { headerValue } from '../scheme/read-header.ts'
import type { SignedRequest } from '../scheme/scheme.ts'

/** JSON that ends before its last bracket closes. */
const endsEarly = (text: string): boolean => {
  if (!/^\s*[[{]/.test(text)) return false
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const sign = text[index]
    if (inString) {
      if (sign === '\\') index++
      else if (sign === '"') inString = false
    } else if (sign === '"') inString = true
    else if (sign === '{' || sign === '[') depth++
    else if (sign === '}' || sign === ']') depth--
  }
  return depth > 0 || inString
}

/** What the body itself shows: that its end or all of it was lost. Null: nothing. */
export const brokenBody = ({ headers, body, method }: SignedRequest, truncated: boolean): ReasonCode | null => {
  const length = headerValue(headers, 'content-length')
  if (truncated || (length !== null && /^\d+$/.test(length) && Number(length) > body.length)) return 'body-truncated'
  if (body.length === 0) return method === 'GET' || method === 'HEAD' ? null : 'body-empty'
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  return endsEarly(text) ? 'body-truncated' : null
}
