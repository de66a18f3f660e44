import { matchesEventType } from '../../../src-shared/model/event-type.ts'

/** What a NetBox webhook fires on (R17). */
export const OBJECT_EVENTS = [
  { type: 'created', label: 'On create' },
  { type: 'updated', label: 'On update' },
  { type: 'deleted', label: 'On delete' },
] as const

export const JOB_EVENTS = [
  { type: 'job_started', label: 'When a job starts' },
  { type: 'job_ended', label: 'When a job ends' },
] as const

const ALL_EVENTS: string[] = [...OBJECT_EVENTS, ...JOB_EVENTS].map(event => event.type)

/** The events with a box that a subscription brings, under whichever name: `object_created` ticks “On create”. */
export const tickedEvents = (eventTypes: readonly string[]): string[] =>
  ALL_EVENTS.filter(type => eventTypes.some(pattern => matchesEventType(pattern, type)))

/** The subscription with one box changed: the ticked events in order, and what has no box after them. */
export const tick = (eventTypes: readonly string[], type: string, on: boolean): string[] => {
  const chosen = tickedEvents(eventTypes)
  return [
    ...ALL_EVENTS.filter(each => (each === type ? on : chosen.includes(each))),
    ...eventTypes.filter(pattern => !ALL_EVENTS.some(each => matchesEventType(pattern, each))),
  ]
}

export const NO_EVENT = 'You must select at least one type: create, update, and/or delete.'

export const OBJECT_TYPES = [
  'provider',
  'circuit',
  'site',
  'rack',
  'devicetype',
  'device',
  'virtualchassis',
  'consoleport',
  'consoleserverport',
  'powerport',
  'poweroutlet',
  'interface',
  'devicebay',
  'inventoryitem',
  'aggregate',
  'prefix',
  'ipaddress',
  'vlan',
  'vrf',
  'service',
  'secret',
  'tenant',
  'cluster',
  'virtualmachine',
]
