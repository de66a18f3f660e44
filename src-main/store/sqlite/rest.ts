/** A little work that can wait; false when there is none. */
type Step = (idle: boolean) => boolean

/** One step at a time of what can wait, each kind of work in turn. Answers false when nothing is left. */
export const createRest = (steps: readonly Step[]): Step => {
  let next = 0
  return idle => {
    for (let n = 0; n < steps.length; n++) {
      const at = (next + n) % steps.length
      if (!steps[at]?.(idle)) continue
      next = at + 1
      return true
    }
    return false
  }
}
