import { excess } from '../../../src-shared/json/excess.ts'
import { indentJson } from '../../../src-shared/json/indent-json.ts'
import type { CaptureStore } from '../port/store.ts'
import type { ResolvedInbox } from '../inbox/inbox-service.ts'
import { textAnswer } from './answers.ts'
import type { Answer, AskedRequest } from './responder.ts'

/** The body of the newest valid request of an inbox; null: there is none. */
export type LastEvent = (inbox: Pick<ResolvedInbox, 'name' | 'scheme'>) => Promise<Uint8Array | null>

const LONGEST = 1024 * 1024

export const createLastEvent =
  (captures: Pick<CaptureStore, 'lastValid' | 'get'>): LastEvent =>
  async ({ name, scheme }) => {
    const id = scheme === null ? null : await captures.lastValid(name, scheme.name)
    return id === null ? null : ((await captures.get(id))?.body ?? null)
  }

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The indents of a text that is nested deeper would be longer than the text. */
const MOST_NESTED = 100
const tooDeep = (text: string): boolean => excess(text, MOST_NESTED) !== null

/** R119: a GET of the inbox itself is answered the last valid event; null where that is not asked. */
export const lastEventAnswer = async (
  inbox: ResolvedInbox,
  { method, target }: AskedRequest,
  lastEvent: LastEvent,
): Promise<Answer | null> => {
  if (!inbox.answering.showLastEvent || inbox.scheme === null || method !== 'GET') return null
  const path = target.replace(ABSOLUTE, '').split(/[?#]/, 1)[0]
  if (path !== `/${inbox.name}` && path !== `/${inbox.name}/` && path !== '/') return null
  const note = 'A GET of the inbox itself shows the last valid event, as the inbox says.'
  const body = await lastEvent(inbox)
  if (body === null) return textAnswer('none', 404, 'No valid event has come yet.\n', note)
  if (body.length > LONGEST) return textAnswer('none', 413, 'The last event is too long to show.\n', note)
  const text = new TextDecoder().decode(body)
  if (!isJson(text) || tooDeep(text)) return textAnswer('none', 200, text, note)
  const headers: [string, string][] = [['content-type', 'application/json']]
  return { ...textAnswer('none', 200, `${indentJson(text)}\n`, note), headers }
}
