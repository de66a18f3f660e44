import { HookError } from '../../../../src-shared/error.ts'

/** Plain JSON, as the contract takes it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/** Parses JSON; `what` names it in the error. */
export const parseJson = (text: string, what: string): Json => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new HookError('INVALID_INPUT', `${what} is not JSON: ${reason}.`, { cause })
  }
}
