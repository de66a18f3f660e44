import { HookError } from '../../../src-shared/error.ts'

/** What a condition can look at. */
export const conditionNames = ['method', 'path', 'query', 'headers', 'body', 'size', 'verification', 'count'] as const

const HELP = `A condition is CEL over ${conditionNames.join(', ')}, such as method == "POST" && body.total > 100.`

/** A condition that cannot be read: what is wrong, and at which character, counted from 1. */
export const conditionError = (problem: string, text: string, at: number, help = HELP): HookError => {
  const end = at >= text.length ? ' (its end)' : ''
  return new HookError('INVALID_INPUT', `The condition is wrong at character ${at + 1}${end}: ${problem}.`, { help })
}
