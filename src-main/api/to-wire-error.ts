import { ORPCError } from '@orpc/server'
import { errorStatus, HookError, isErrorBody } from '../../src-shared/error.ts'
import { inputError } from '../../src-shared/input-error.ts'

const issuesOf = (data: unknown): Parameters<typeof inputError>[0] | null =>
  typeof data === 'object' && data !== null && 'issues' in data && Array.isArray(data.issues) ? data.issues : null

const toHookError = (thrown: unknown, report: (error: unknown) => void): HookError => {
  if (thrown instanceof HookError) return thrown
  if (thrown instanceof ORPCError) {
    const issues = issuesOf(thrown.data)
    if (thrown.status === 400 && issues !== null) return inputError(issues)
    if (thrown.status === 400)
      return new HookError('INVALID_INPUT', 'The request cannot be read.', { help: 'Send valid JSON.' })
    if (thrown.status === 413)
      return new HookError('TOO_LARGE', 'The request body is larger than 512 KiB, or an event than 10 MiB.')
    if (thrown.status === 405) return new HookError('FORBIDDEN', 'This call is made with POST.')
    if (thrown.status === 404) return new HookError('NOT_FOUND', 'There is no such call.')
  }
  report(thrown)
  return new HookError('INTERNAL', 'Something inside Hookbench failed.', { help: 'Its log says what.' })
}

/**
 * Every error as the one that crosses the wire: code, status, and the HookError body as data. What is not a HookError
 * is a bug: it is reported and told to nobody.
 */
export const toWireError = (thrown: unknown, report: (error: unknown) => void): ORPCError<string, unknown> => {
  if (thrown instanceof ORPCError && isErrorBody(thrown.data)) return thrown
  const error = toHookError(thrown, report)
  return new ORPCError(error.code, { status: errorStatus[error.code], message: error.message, data: error.toBody() })
}
