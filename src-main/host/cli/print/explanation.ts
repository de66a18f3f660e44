import type { Explanation } from '../../../../src-shared/model/explanation.ts'
import { checkMark } from './verification.ts'
import { visibleLine } from './visible.ts'

const words = {
  valid: 'signature valid',
  invalid: 'signature not valid',
  missing: 'signature missing',
  none: 'not verified',
} as const

/** Why a signature verifies or not, as lines for a person. */
export const explanationLines = ({ result, code, reason, fix, evidence }: Explanation): string[] => [
  `${words[result]}: ${visibleLine(reason)}${code === null ? '' : ` (${code})`}`,
  ...(evidence?.parts ?? []).map(({ name, value, state, want }) => {
    const form = want === null ? '' : ` (should be ${want})`
    return `  ${checkMark(state)} ${visibleLine(name)}: ${visibleLine(value ?? 'missing')}${form}`
  }),
  ...(fix === null ? [] : [`What to do: ${visibleLine(fix)}`]),
]
