/** Columns `delivery.state` and `webhook.last_state`; the place in this list is the number on disk. */
export const states = ['queued', 'scheduled', 'sent', 'failed'] as const
export type StateName = (typeof states)[number]

export const QUEUED = 0
export const SCHEDULED = 1
export const SENT = 2
export const FAILED = 3
export type State = 0 | 1 | 2 | 3

export const stateOf = (name: StateName): State => states.indexOf(name) as State
