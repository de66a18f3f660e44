import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { HookError } from '../../src-shared/error.ts'
import { errorFromZod } from '../../src-shared/input-error.ts'
import { mediaType } from './content-type.ts'

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/** A form or a text is told apart from wrong JSON before anybody reads it. Throws INVALID_INPUT. */
export const checkContentType = (request: IncomingMessage): void => {
  const type = mediaType(request)
  if (!hasBody(request) || type === 'application/json') return
  const sent = type === '' ? 'has no Content-Type' : `is ${type}`
  throw new HookError('INVALID_INPUT', `The request body ${sent}; it must be JSON.`, {
    field: 'Content-Type',
    help: 'Send the header “Content-Type: application/json”.',
  })
}

const objectSchema = z.looseObject({})

/** The fields of a call are an object; other JSON would be passed over where the path has parameters. Throws INVALID_INPUT. */
export function checkIsObject(body: unknown): asserts body is object {
  const parsed = objectSchema.safeParse(body)
  if (!parsed.success) throw errorFromZod(parsed.error)
}

/** What stands in the path of a call (`/inboxes/{name}`) is not said again in its body. Throws INVALID_INPUT. */
export const checkNotInPath = (path: string, bodyFields: readonly string[]): void => {
  const field = bodyFields.find(name => path.includes(`{${name}}`))
  if (field === undefined) return
  throw new HookError('INVALID_INPUT', `${field} stands in the path and cannot be changed.`, {
    field,
    help: `Leave ${field} out of the body.`,
  })
}
