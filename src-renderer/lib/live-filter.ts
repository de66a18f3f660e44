import type { CaptureSummary } from '../../src-shared/model/capture.ts'
import type { Delivery } from '../../src-shared/model/delivery.ts'

type Input = Record<string, unknown>

const same = (wanted: unknown, value: unknown): boolean => wanted === undefined || wanted === value

const within = (wanted: unknown, value: string): boolean =>
  wanted === undefined || (Array.isArray(wanted) ? wanted.includes(value) : wanted === value)

const partOf = (q: unknown, values: (string | null)[]): boolean =>
  typeof q !== 'string' ||
  q === '' ||
  values.some(value => value !== null && value.toLowerCase().includes(q.toLowerCase()))

const during = (input: Input, at: string): boolean =>
  (typeof input['since'] !== 'string' || at >= input['since']) &&
  (typeof input['until'] !== 'string' || at < input['until'])

/** Whether the log with this filter holds the delivery; the same rule as the engine's. */
export const deliveryBelongs = (input: Input, item: Delivery): boolean =>
  same(input['webhookId'], item.webhookId) &&
  same(input['messageId'], item.messageId) &&
  same(input['type'], item.type) &&
  within(input['status'], item.status) &&
  (typeof input['from'] !== 'string' || item.id <= input['from']) &&
  during(input, item.createdAt) &&
  partOf(input['q'], [item.id, item.messageId, item.type])

/**
 * Whether a list of captures with this filter holds the capture. Headers are not in the summary, so a text filter
 * can miss one that only a header matches; the next fetch brings it.
 */
export const captureBelongs = (input: Input, item: CaptureSummary): boolean =>
  same(input['name'], item.inbox) &&
  same(input['result'], item.verification.result) &&
  same(input['method'], item.method) &&
  during(input, item.receivedAt) &&
  partOf(input['q'], [item.target, item.eventType])
