/** A template asked for more than an event is worth; the message is a clause. */
export class TemplateLimit extends Error {}

/** Nodes that are evaluated for an event without data; one takes 2 to 20 µs. */
const MOST_STEPS = 50_000
const SMALLEST_OUTPUT = 1024 * 1024
/** A rendering may be so many times as long as the data it shows. */
const GROWTH = 4
/** Characters that all nodes together may hand up, as a multiple of the output. */
const HANDED_UP = 32

export interface Limits {
  /** Longest text that may be made, in characters. */
  readonly output: number
  /** Counts work. Throws TemplateLimit. */
  spend(steps: number): void
  /** Counts text that was made. Throws TemplateLimit. */
  write(characters: number): void
}

/**
 * What one rendering may take. It is counted, never timed: the same event always comes out the same, however busy the
 * machine is. More data are allowed more work.
 */
export const createLimits = (dataLength: number): Limits => {
  const most = MOST_STEPS + dataLength
  const output = Math.max(SMALLEST_OUTPUT, GROWTH * dataLength)
  let steps = 0
  let written = 0
  return {
    output,
    spend(more) {
      steps += more
      if (steps > most) throw new TemplateLimit(`it takes more than ${most} steps`)
    },
    write(characters) {
      written += characters
      if (characters > output || written > HANDED_UP * output) {
        throw new TemplateLimit(`it makes more than ${output} characters`)
      }
    },
  }
}
