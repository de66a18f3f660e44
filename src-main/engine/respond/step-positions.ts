import type { Respond, Rule } from '../../../src-shared/model/respond.ts'

/** Which step each rule of an inbox has come to; in memory, so it begins anew with the engine. */
export interface StepPositions {
  /** The step of the rule for the next request, which counts as taken. */
  take(rule: number): number
  /** For each rule the step that the next request gets. */
  next(): number[]
  reset(): void
}

interface Place {
  rule: Rule
  taken: number
}

interface OwnPositions extends StepPositions {
  places: readonly Place[]
}

const stepAt = ({ rule, taken }: Place): number =>
  rule.then === 'cycle' ? taken % rule.steps.length : Math.min(taken, rule.steps.length - 1)

const sameSteps = (a: Rule, b: Rule): boolean =>
  a.then === b.then && JSON.stringify(a.steps) === JSON.stringify(b.steps)

/** Rules have no names: one is the same as before when its steps are, also at another place or under another condition. */
const carried = (rules: readonly Rule[], before: readonly Place[]): Place[] => {
  const left = [...before]
  const take = (fits: (place: Place) => boolean): Place | undefined => {
    const at = left.findIndex(fits)
    return at === -1 ? undefined : left.splice(at, 1)[0]
  }
  const exact = rules.map(rule => take(place => sameSteps(place.rule, rule) && place.rule.when === rule.when))
  return rules.map((rule, at) => ({
    rule,
    taken: (exact[at] ?? take(place => sameSteps(place.rule, rule)))?.taken ?? 0,
  }))
}

export const createStepPositions = ({ rules }: Respond, before?: OwnPositions): OwnPositions => {
  const places = carried(rules, before?.places ?? [])
  return {
    places,
    take(rule) {
      const place = places[rule]
      if (place === undefined) throw new RangeError(`There is no rule ${rule}.`)
      const step = stepAt(place)
      place.taken++
      return step
    },
    next: () => places.map(stepAt),
    reset() {
      for (const place of places) place.taken = 0
    },
  }
}
