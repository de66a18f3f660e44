import type { CaptureCondition } from '../cel/capture-condition.ts'
import type { CaptureView } from '../cel/capture-view.ts'
import type { AskedRequest } from './responder.ts'

/** The code of conditions is loaded with the first one: reading CEL takes a tenth of the start of an engine. */
const cel = async () => ({
  ...(await import('../cel/capture-condition.ts')),
  ...(await import('../cel/capture-view.ts')),
})

/** Conditions of one inbox, each compiled once. */
export interface Conditions {
  /** Null: it is met. A text: it is not, or cannot be answered, for the reason that is given (empty: just not met). */
  missed(when: string, view: LazyView): Promise<string | null>
}

/** A request as conditions see it, made when the first condition looks. */
export type LazyView = () => Promise<CaptureView>

export const lazyView = (request: AskedRequest): LazyView => {
  let made: Promise<CaptureView> | undefined
  const make = async (): Promise<CaptureView> => {
    const { conditionView, MOST_BODY } = await cel()
    const body = request.size > MOST_BODY ? new Uint8Array(0) : await request.body(MOST_BODY)
    return conditionView({ ...request, body })
  }
  return () => (made ??= make())
}

export const createConditions = (): Conditions => {
  const compiled = new Map<string, Promise<CaptureCondition>>()
  const compile = (when: string): Promise<CaptureCondition> => {
    const known = compiled.get(when)
    if (known !== undefined) return known
    const made = cel().then(({ compileCondition }) => compileCondition(when))
    compiled.set(when, made)
    return made
  }
  return {
    async missed(when, view) {
      const outcome = (await compile(when)).test(await view())
      if (outcome === true) return null
      return outcome === false ? '' : outcome.problem
    },
  }
}
