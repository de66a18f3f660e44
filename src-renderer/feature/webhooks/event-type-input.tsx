import { eventTypePatternSchema } from '../../../src-shared/model/event-type.ts'
import { TokenInput, type TokenInputProps } from '../../ui/token-input.tsx'

const check = (name: string): string | null =>
  eventTypePatternSchema.safeParse(name).success ? null : `“${name}” cannot be used. Use a type, order.* or *.`

/** Event types as chips. */
export const EventTypeInput = (props: Omit<TokenInputProps, 'placeholder' | 'check'>) => (
  <TokenInput {...props} placeholder="order.paid, order.* or *" check={check} />
)
