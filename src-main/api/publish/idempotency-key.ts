import { HookError } from '../../../src-shared/error.ts'

const MOST_CHARACTERS = 255

/** The key as it came, if one did. Throws INVALID_INPUT. */
export const checkIdempotencyKey = (key: string | undefined): string | undefined => {
  if (key === undefined || (key.length > 0 && key.length <= MOST_CHARACTERS)) return key
  throw new HookError('INVALID_INPUT', `An Idempotency-Key has 1 to ${MOST_CHARACTERS} characters.`, {
    field: 'Idempotency-Key',
  })
}
