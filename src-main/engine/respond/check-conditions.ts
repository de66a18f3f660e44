import { HookError } from '../../../src-shared/error.ts'
import type { AnsweringFields } from './answering.ts'

/** Throws HookError INVALID_INPUT with the field and the place of the first condition that cannot be read. */
export const checkConditions = async ({
  respond,
  breakpoint,
}: Pick<AnsweringFields, 'respond' | 'breakpoint'>): Promise<void> => {
  const all = [
    ...respond.rules.map(({ when }, at) => ({ when, field: `respond.rules.${at}.when` })),
    { when: breakpoint?.when, field: 'breakpoint.when' },
  ]
  for (const { when, field } of all) {
    if (when === undefined) continue
    const { compileCondition } = await import('../cel/capture-condition.ts')
    try {
      compileCondition(when)
    } catch (error) {
      if (!(error instanceof HookError)) throw error
      const { message, help = '' } = error
      throw new HookError('INVALID_INPUT', message, { field, help, cause: error })
    }
  }
}
