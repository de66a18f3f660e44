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
