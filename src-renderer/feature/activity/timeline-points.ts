import type { DeliveryDetail } from '../../../src-shared/model/delivery.ts'
import { errorLabel } from './error-label.ts'
import { formatClock, formatDue, formatDuration } from '../../lib/format.ts'

export interface Point {
  kind: 'published' | 'good' | 'bad' | 'gap' | 'scheduled' | 'last'
  /** Above the line. */
  time: string
  /** In the dot. */
  mark: string
  name: string
  note: string
}

const MOST_ATTEMPTS = 4

const offset = (from: string, to: string): string =>
  `+${formatDuration(Math.max(0, Date.parse(to) - Date.parse(from)))}`

const attemptPoints = (delivery: DeliveryDetail): Point[] =>
  delivery.attemptList.map((attempt, index) => ({
    kind: attempt.success ? 'good' : 'bad',
    time: offset(delivery.attemptList[index - 1]?.at ?? delivery.createdAt, attempt.at),
    mark: '',
    name: `attempt ${attempt.number}`,
    note: attempt.response ? String(attempt.response.status) : errorLabel(attempt.error?.class ?? ''),
  }))

const shorten = (points: Point[]): Point[] => {
  if (points.length <= MOST_ATTEMPTS) return points
  const hidden = points.length - 3
  const gap: Point = { kind: 'gap', time: '', mark: '…', name: `${hidden} more`, note: '' }
  return [...points.slice(0, 1), gap, ...points.slice(-2)]
}

const futurePoints = (delivery: DeliveryDetail, now: number): Point[] => {
  const due = delivery.nextAttemptAt
  if (due === null || delivery.status !== 'scheduled') return []
  const before = delivery.attemptList.at(-1)?.at ?? delivery.createdAt
  const next: Point = {
    kind: 'scheduled',
    time: offset(before, due),
    mark: String(delivery.attempts + 1),
    name: 'scheduled',
    note: formatDue(due, now),
  }
  const later = delivery.plannedAttempts.filter(at => Date.parse(at) > Date.parse(due) + 500)
  const end = later.at(-1)
  if (end === undefined) return [next]
  const mark = String(delivery.attempts + 1 + later.length)
  return [next, { kind: 'last', time: formatDue(end, now), mark, name: 'last', note: '' }]
}

/** The stations of a delivery from its publication to the last attempt that may follow. */
export const timelinePoints = (delivery: DeliveryDetail, now: number): Point[] => [
  {
    kind: 'published',
    time: formatClock(delivery.createdAt),
    mark: '',
    name: delivery.test ? 'test' : 'published',
    note: '',
  },
  ...shorten(attemptPoints(delivery)),
  ...futurePoints(delivery, now),
]
