import type { HeaderList } from '../../../src-shared/model/attempt.ts'

const HEADERS = new Set([
  'webhook-event-type',
  'x-github-event',
  'x-gitlab-event',
  'x-gitea-event',
  'x-shopify-topic',
  'x-event-type',
  'x-event-key',
  'x-outpost-event-topic',
  'ce-type',
])
const LARGEST_BODY = 1024 * 1024
const LONGEST_NAME = 128
const OPENING_BRACE = 0x7b
const SPACES = new Set([0x20, 0x09, 0x0a, 0x0d])

const named = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME ? value : null

const field = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null ? Object.getOwnPropertyDescriptor(data, name)?.value : undefined

const startsAsObject = (body: Uint8Array): boolean => {
  for (const byte of body) if (!SPACES.has(byte)) return byte === OPENING_BRACE
  return false
}

const inBody = (body: Uint8Array): string | null => {
  if (body.length > LARGEST_BODY || !startsAsObject(body)) return null
  try {
    const data: unknown = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.length).toString())
    const event = field(data, 'event')
    return named(field(data, 'type')) ?? named(field(event, 'systemEventType')) ?? named(event)
  } catch {
    return null
  }
}

/** The event's name where a usual header tells it, or `type`, `event.systemEventType` or `event` of a JSON body. */
export const guessEventType = (rawHeaders: HeaderList, body: Uint8Array): string | null => {
  for (const [name, value] of rawHeaders) if (HEADERS.has(name.toLowerCase())) return named(value)
  return inBody(body)
}
