import type { Settlement } from '../port/queue.ts'
import type { NewAppLogEntry } from '../port/store.ts'
import type { Registered } from '../webhook/registry.ts'

const MOST_CHARACTERS = 500

/** The beginning of an answer's body as text. Secrets were taken out when it was recorded. */
const excerpt = (body: Uint8Array | null): string => {
  const characters = [...new TextDecoder().decode(body ?? new Uint8Array()).trim()]
  return characters.length > MOST_CHARACTERS ? `${characters.slice(0, MOST_CHARACTERS).join('')}…` : characters.join('')
}

/**
 * What of a settled attempt belongs into the app log: the body of a 4xx answer where the webhook asks for it (R69).
 */
export const settlementEntries = (
  { attempt }: Settlement,
  { record, target }: Registered,
  at: number,
): NewAppLogEntry[] => {
  const entries: NewAppLogEntry[] = []
  const { status, responseBody } = attempt
  if (target.settings.warn4xxBody && status !== null && status >= 400 && status < 500) {
    const text = excerpt(responseBody)
    const said = text === '' ? 'with an empty body.' : `with: ${text}`
    const message = `The endpoint of ${record.name} answered ${status} ${said}`
    entries.push({ at, level: 'warning', webhookId: record.id, message })
  }
  return entries
}
