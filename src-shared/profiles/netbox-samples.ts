import type { JsonSchema, JsonValue, SampleEvent } from './profile.ts'

const nullableObject: JsonSchema = { type: ['object', 'null'] }

const schema: JsonSchema = {
  type: 'object',
  required: ['object'],
  anyOf: [{ required: ['objectType'] }, { required: ['model'] }],
  properties: {
    objectType: { type: ['string', 'null'], minLength: 1, description: 'Such as dcim.site; netbox-v4 needs it.' },
    model: { type: ['string', 'null'], minLength: 1, description: 'Such as Site; netbox-v2 needs it.' },
    object: { type: 'object', description: 'The object as it is now, of a deletion as it was; of a job its data.' },
    prechange: nullableObject,
    postchange: nullableObject,
    username: { type: ['string', 'null'] },
    requestId: { type: ['string', 'null'], description: 'Changes of one object with the same one are merged.' },
    request: {
      type: ['object', 'null'],
      required: ['method', 'path'],
      properties: { method: { type: 'string' }, path: { type: 'string' } },
    },
  },
}

const site = { id: 54, name: 'DC Ost', slug: 'dc-ost', status: 'active', region: { id: 3, name: 'Berlin' }, tags: [] }
const before = { ...site, status: 'planned' }

const sample = (type: string, description: string, data: JsonValue): SampleEvent => ({
  type,
  description,
  data,
  schema,
})

const change = (type: string, description: string, prechange: JsonValue, postchange: JsonValue): SampleEvent =>
  sample(type, description, {
    objectType: 'dcim.site',
    model: 'Site',
    object: site,
    prechange,
    postchange,
    username: 'admin',
    requestId: '17af32f0-5d1a-4d43-9a9f-0f6f7f1f1c58',
  })

const job = (type: string, description: string, status: string): SampleEvent =>
  sample(type, description, {
    objectType: 'extras.script',
    model: 'Script',
    object: { id: 7, name: 'sync', status, log: [] },
    username: 'admin',
  })

/** The events of NetBox (R35, R36, R41); the first one is the test event. */
export const netboxSamples: [SampleEvent, ...SampleEvent[]] = [
  change('created', 'An object was created.', null, site),
  change('updated', 'An object was changed.', before, site),
  change('deleted', 'An object was deleted; the payload holds it as it was.', site, null),
  job('job_started', 'A job began.', 'running'),
  job('job_ended', 'A job ended, however it ended.', 'completed'),
  job('job_completed', 'A job ended well.', 'completed'),
  job('job_failed', 'A job ended with a failure.', 'failed'),
  job('job_errored', 'A job ended with an error.', 'errored'),
]

/** What NetBox 4 calls three of them. */
export const netboxOtherNames: SampleEvent[] = [
  change('object_created', 'An object was created: “created” in NetBox 4.', null, site),
  change('object_updated', 'An object was changed: “updated” in NetBox 4.', before, site),
  change('object_deleted', 'An object was deleted: “deleted” in NetBox 4.', site, null),
]
