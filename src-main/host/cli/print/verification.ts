import type { Verification } from '../../../../src-shared/model/capture.ts'
import { visibleLine } from './visible.ts'

const word: Record<Verification['result'], string> = {
  valid: 'signature valid',
  invalid: 'signature invalid',
  missing: 'signature missing',
  none: 'not verified',
}

/** `signature invalid`. */
export const verificationWord = (result: Verification['result']): string => word[result]

/** What verifying came to and what was looked at, as lines for a person. */
export const verificationLines = ({ result, reason, checks }: Verification): string[] => [
  `${word[result]}: ${visibleLine(reason)}`,
  ...checks.map(check => `  ${check.ok ? '✓' : '✗'} ${visibleLine(check.name)}: ${visibleLine(check.value)}`),
]
