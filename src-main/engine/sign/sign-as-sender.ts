import { HookError } from '../../../src-shared/error.ts'
import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { BoundScheme } from './scheme/any-scheme.ts'
import type { SignedRequest } from './scheme/scheme.ts'

interface SignAs {
  secret: string
  id: string
  /** Unix milliseconds. */
  at: number
}

const without = (headers: HeaderList, names: HeaderList): HeaderList => {
  const written = new Set(names.map(([name]) => name.toLowerCase()))
  return headers.filter(([name]) => !written.has(name.toLowerCase()))
}

/** A secret that somebody gave for this request is input like any other. */
const asInput = (error: unknown): unknown => {
  if (!(error instanceof HookError) || error.code !== 'KEY_UNUSABLE') return error
  const { message, help } = error
  return new HookError('INVALID_INPUT', message, { field: 'secret', ...(help === undefined ? {} : { help }) })
}

/**
 * The request with its signature, where the scheme puts it. Throws HookError INVALID_INPUT for a secret that the scheme
 * cannot sign with, or a body that cannot carry the signature.
 */
export const signAsSender = (
  { sign }: BoundScheme,
  request: SignedRequest,
  { secret, id, at }: SignAs,
): SignedRequest => {
  if (sign === null) return request
  try {
    const { headers, body, url } = sign({ request, secrets: [secret], id, at })
    return {
      ...request,
      url: url ?? request.url,
      body: body ?? request.body,
      headers: [...without(request.headers, headers), ...headers],
    }
  } catch (error) {
    throw asInput(error)
  }
}
