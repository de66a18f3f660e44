/** A little work that can wait; false when there is none. */
type Step = (idle: boolean) => boolean

/**
 * One step at a time of what can wait, each kind of work in turn: one that fails, as for want of room, does not keep those
 * from their turn that make room. Answers false when nothing is left.
 */
export const createRest = (steps: readonly Step[]): Step => {
  let next = 0
  return idle => {
    for (let looked = 0; looked < steps.length; looked++) {
      const step = steps[next]
      next = (next + 1) % steps.length
      if (step?.(idle)) return true
    }
    return false
  }
}
