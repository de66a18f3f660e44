import type { Verification, VerificationResult } from '../../../../src-shared/model/capture.ts'
import { type CheckState, checkWord, verdictOf } from '../../../../src-shared/model/verification.ts'
import { visibleLine } from './visible.ts'

const word: Record<VerificationResult, string> = {
  valid: 'signature valid',
  invalid: 'signature not valid',
  missing: 'signature missing',
  none: 'not verified',
}

/** `signature not valid`; for where the checks are not at hand. */
export const verificationWord = (result: VerificationResult): string => word[result]

export const checkMark = (state: CheckState): string => (state === 'ok' ? '✓' : state === 'unknown' ? '?' : '✗')

/** What verifying came to and what was looked at, as lines for a person. */
export const verificationLines = (verification: Verification): string[] => [
  `${verdictOf(verification)}: ${visibleLine(verification.reason)}`,
  ...verification.checks.map(({ name, value, state }) => {
    const note = state === 'ok' || value === checkWord(state) ? '' : ` (${checkWord(state)})`
    return `  ${checkMark(state)} ${visibleLine(name)}: ${visibleLine(value)}${note}`
  }),
]
