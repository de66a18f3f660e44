import { HookError } from '../../../../src-shared/error.ts'
import type { VerificationScheme } from '../../../../src-shared/model/scheme.ts'
import type { BoundScheme } from './any-scheme.ts'
import { schemes } from './index.ts'

/** The scheme with its options; null for `none`. Throws HookError INVALID_INPUT with the option that is wrong. */
export const bindScheme = (name: VerificationScheme, options: unknown = {}): BoundScheme | null => {
  if (name === 'none') return null
  const parsed = schemes[name].options.safeParse(options)
  if (parsed.success) return schemes[name].with(parsed.data)
  const [issue] = parsed.error.issues
  throw new HookError('INVALID_INPUT', issue?.message ?? 'The options are not right.', {
    field: ['options', ...(issue?.path ?? [])].join('.'),
    help: `The options of the scheme ${name} are listed at GET /api/v1/schemes.`,
  })
}
