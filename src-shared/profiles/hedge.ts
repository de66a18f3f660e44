import { SECOND } from '../time.ts'
import { plain } from './plain.ts'
import type { Profile, SampleEvent } from './profile.ts'

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

const sample = (type: string, description: string, state: string): SampleEvent => ({
  type,
  description,
  data: { entity: { ...entity, state } },
})

const samples: [SampleEvent, ...SampleEvent[]] = [
  sample('transfer.finished', 'A transfer ended well.', 'Success'),
  sample('transfer.created', 'A transfer was made.', 'Success'),
  sample('transfer.updated', 'A transfer went on.', 'Success'),
  sample('transfer.failed', 'A transfer failed.', 'Failed'),
  sample('files.processed', 'Files were processed.', 'Success'),
]

/** Hedge Connect (R15, R23, R34, R38, R53, R60, R72, R85). */
export const hedge: Profile = {
  name: 'hedge',
  label: 'Hedge Connect',
  description: 'Not signed; three attempts, after 10 and 100 seconds; only events of computers with a Pro licence.',
  settings: {
    ...plain,
    urlPolicy: 'http-or-https',
    method: 'POST',
    contentType: 'application/json',
    payloadFormat: 'hedge',
    signing: { scheme: 'none' },
    success: '2xx',
    maxRedirects: 0,
    timeoutMs: 3 * SECOND,
    retry: {
      delaysSec: [10, 100],
      on: { status: 'non-success', timeout: true, network: true },
      jitter: 0,
      honourRetryAfter: false,
    },
    disableRule: { onExhausted: false, onGone: false, window: null },
    manualRetry: true,
    requireOriginLicense: 'pro',
    concurrency: 8,
    tls: { verify: true, trustLocalCa: false, caFile: null },
    logRetentionDays: 30,
  },
  secret: { origin: 'none' },
  uniqueName: false,
  eventTypes: samples.map(({ type }) => type),
  samples,
}
