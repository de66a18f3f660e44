import type { AttemptErrorClass } from '../../../src-shared/model/attempt.ts'
import { AttemptError } from './attempt-error.ts'

const byCode: Record<string, AttemptErrorClass> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EACCES: 'unreachable',
  ETIMEDOUT: 'timeout-connect',
  UND_ERR_CONNECT_TIMEOUT: 'timeout-connect',
  UND_ERR_HEADERS_TIMEOUT: 'timeout-response',
  UND_ERR_BODY_TIMEOUT: 'timeout-response',
  UND_ERR_HEADERS_OVERFLOW: 'head-too-large',
  HPE_HEADER_OVERFLOW: 'head-too-large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'protocol',
  UND_ERR_INVALID_ARG: 'invalid-url',
  EPROTO: 'tls',
  CERT_HAS_EXPIRED: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
}

const classOfCode = (code: string): AttemptErrorClass => {
  const known = byCode[code]
  if (known !== undefined) return known
  if (code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || code.startsWith('CERT_')) return 'tls'
  if (code.startsWith('HPE_')) return 'protocol'
  return 'unknown'
}

/** What undici says of answers that break its own assumptions; none of it is for a reader. */
const odd: Record<string, string> = {
  'bad response': 'The endpoint sent an answer that no request asked for.',
  'bad upgrade': 'The endpoint answered 101 and wants to switch to another protocol.',
}

/** undici gives its parser's errors a code only sometimes. */
const codeOf = (error: Error): string => {
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.name === 'HTTPParserError' ? 'HPE_INVALID' : ''
}

/** The stable class and a sentence for whatever a request threw (R66). */
export const classifyError = (thrown: unknown): { class: AttemptErrorClass; message: string } => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  if (error instanceof AttemptError) return { class: error.class, message: error.message }
  if (error instanceof AggregateError && error.errors.length > 0) return classifyError(error.errors[0])
  const code = codeOf(error)
  if (code === 'ERR_ASSERTION') {
    return { class: 'protocol', message: 'What the endpoint answered breaks the rules of HTTP/1.1.' }
  }
  const sentence = code === 'UND_ERR_SOCKET' ? odd[error.message] : undefined
  if (sentence !== undefined) return { class: 'protocol', message: sentence }
  const own = classOfCode(code)
  if (own === 'unknown' && error.cause instanceof Error) return classifyError(error.cause)
  return {
    class: own,
    message:
      code === '' || code === 'HPE_INVALID' || error.message.includes(code)
        ? error.message
        : `${error.message} (${code})`,
  }
}
