import type { StandardHandleResult } from '@orpc/server/standard'
import { HookError } from '../../src-shared/error.ts'
import { retryAfterOf } from './retry-after.ts'
import type { ApiContext } from './context.ts'
import { checkAccess } from './check-access.ts'
import { checkNotInPath } from './check-body.ts'
import { toWireError } from './to-wire-error.ts'

interface Guarded<T> {
  next: () => Promise<T>
  context: ApiContext
  path: readonly string[]
  procedure: { '~orpc': { route: { method?: string; path?: string } } }
}

/**
 * What every handler of the router has: errors of one family on every wire. A handler adds to these lists: make them
 * anew for each.
 */
export const handlerOptions = (report: (error: unknown) => void) => {
  const mapErrors =
    (translate: (thrown: unknown) => unknown) =>
    async <T>({ next }: { next: () => Promise<T> }): Promise<T> => {
      try {
        return await next()
      } catch (thrown) {
        throw toWireError(translate(thrown), report)
      }
    }
  const unreadable = (thrown: unknown): unknown =>
    thrown instanceof SyntaxError
      ? new HookError('INVALID_INPUT', 'The request body is not valid JSON.', { cause: thrown })
      : thrown
  const sayWhenToRetry = async ({
    next,
  }: {
    next: () => Promise<StandardHandleResult>
  }): Promise<StandardHandleResult> => {
    const result = await next()
    if (!result.matched) return result
    const { response } = result
    return { ...result, response: { ...response, headers: { ...response.headers, ...retryAfterOf(response.status) } } }
  }
  /** Before anything else of a call: whether this one may make it. */
  const guard = async <T>({ next, context, path, procedure }: Guarded<T>): Promise<T> => {
    const { route } = procedure['~orpc']
    checkAccess(context.identity, route.method ?? 'POST', path)
    checkNotInPath(route.path ?? '', context.bodyFields ?? [])
    return next()
  }
  return {
    rootInterceptors: [sayWhenToRetry],
    interceptors: [mapErrors(unreadable)],
    clientInterceptors: [mapErrors(thrown => thrown), guard],
  }
}
