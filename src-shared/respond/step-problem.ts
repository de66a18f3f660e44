import type { Step } from '../model/respond.ts'

export const MOST_HELD_SECONDS = 300

/** They frame the answer, so only the receiver can write them. */
const OWNED_BY_RECEIVER = new Set(['content-length', 'transfer-encoding', 'trailer'])
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
/** Each character is one byte on the wire. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/
const NEED_BODY = new Set(['drip', 'close-mid-body'])

interface StepProblem {
  message: string
  /** Below the step. */
  path: (string | number)[]
}

const headerProblemOf = ([name, value]: readonly [string, string]): string | null => {
  if (!TOKEN.test(name)) return `“${name}” cannot be the name of a header: use letters, digits and - only.`
  if (OWNED_BY_RECEIVER.has(name.toLowerCase())) {
    return `The header ${name} frames the answer, so the receiver writes it itself: leave it out. For an answer that is framed wrongly choose the fault bad-chunk or close-mid-body.`
  }
  if (!VALUE.test(value)) return `The value of ${name} has characters that no header can carry, such as a line break.`
  return null
}

/** Why a step could not go out as it is written; null when it can. */
export const stepProblem = ({ headers, body, fault }: Step): StepProblem | null => {
  for (const [at, header] of headers.entries()) {
    const message = headerProblemOf(header)
    if (message !== null) return { message, path: ['headers', at] }
  }
  if (fault !== undefined && NEED_BODY.has(fault) && body.length < 2) {
    return { message: `The fault ${fault} needs a body of at least two characters.`, path: ['body'] }
  }
  return null
}
