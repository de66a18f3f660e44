import type { Inbox } from '../../../../src-shared/model/inbox.ts'

/** What the warnings of an inbox ask for, in two words; null: it has none. */
export const warningWords = ({ warnings, hasSecret }: Inbox): string | null => {
  if (warnings.length === 0) return null
  return hasSecret ? 'Check secret' : 'Needs secret'
}
