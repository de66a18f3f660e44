import type { JsonSchema, SampleEvent } from './profile.ts'

const entity = {
  id: '7d1f0a4e-3f0b-4f5e-9c3a-2b8c5a1d9e60',
  state: 'Success',
  sourcePaths: ['/Volumes/A001/DCIM'],
  destinationPath: '/Volumes/RAID/Project/Day 1',
  presetName: 'Day 1',
  startedAt: '2026-03-06T15:11:23.503Z',
  duration: 312.4,
  bytesCopied: 128849018880,
  verificationMode: 'XXH64',
  transferLogJSONPath: '/Volumes/RAID/Project/Day 1/log.json',
}

const schema: JsonSchema = {
  type: 'object',
  required: ['entity'],
  properties: {
    entity: {
      type: 'object',
      description: 'What changed, as it is now.',
      properties: {
        id: { type: 'string' },
        state: { type: 'string', description: 'Success, Failed, Warnings, Canceled or Stopped.' },
        sourcePaths: { type: 'array', items: { type: 'string' } },
        destinationPath: { type: 'string' },
        presetName: { type: 'string' },
        startedAt: { type: 'string', description: 'ISO 8601.' },
        duration: { type: 'number', description: 'Seconds.' },
        bytesCopied: { type: 'integer' },
        verificationMode: { type: 'string' },
        transferLogJSONPath: { type: 'string' },
      },
    },
  },
}

const sample = (type: string, description: string, state: string): SampleEvent => ({
  type,
  description,
  data: { entity: { ...entity, state } },
  schema,
})

/** The five events of Hedge Connect (R34); the first one is the test event. */
export const hedgeSamples: [SampleEvent, ...SampleEvent[]] = [
  sample('transfer.finished', 'A transfer ended well.', 'Success'),
  sample('transfer.created', 'A transfer was made.', 'Success'),
  sample('transfer.updated', 'A transfer went on.', 'Success'),
  sample('transfer.failed', 'A transfer failed.', 'Failed'),
  sample('files.processed', 'Files were processed.', 'Success'),
]
