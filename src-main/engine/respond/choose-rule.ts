import type { Rule } from '../../../src-shared/model/respond.ts'
import { createBreathe } from '../message/breathe.ts'
import type { Answering } from './answering.ts'
import type { LazyView } from './conditions.ts'

export interface Chosen {
  /** Null: no rule fits. */
  rule: number | null
  /** Sentences about conditions that could not be answered; such a rule does not fit. */
  notes: string[]
}

/** The first rule that fits, among those that `counts` names. One condition may take 100 ms, and all of them 5 s. */
export const chooseRule = async (
  { respond, conditions }: Pick<Answering, 'respond' | 'conditions'>,
  view: LazyView,
  counts: (rule: Rule) => boolean = () => true,
): Promise<Chosen> => {
  const notes: string[] = []
  const breathe = createBreathe()
  for (const [at, rule] of respond.rules.entries()) {
    if (!counts(rule)) continue
    const missed = rule.when === undefined ? null : await conditions.missed(rule.when, view)
    if (missed === null) return { rule: at, notes }
    await breathe()
    if (missed !== '') notes.push(`Rule ${at + 1} was passed over, its condition could not be answered: ${missed}.`)
  }
  return { rule: null, notes }
}
