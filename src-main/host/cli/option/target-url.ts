import { HookError } from '../../../../src-shared/error.ts'
import { targetUrlSchema } from '../../../../src-shared/model/sample.ts'

/** The address that a request of a person goes to. Throws HookError INVALID_INPUT. */
export const targetUrl = (text: string, field: string): string => {
  const parsed = targetUrlSchema.safeParse(text)
  if (parsed.success) return parsed.data
  throw new HookError('INVALID_INPUT', `"${text}" is not an address to send to.`, {
    field,
    help: 'Write a full address, for example http://127.0.0.1:3000/webhooks.',
  })
}
