import type { CaptureRecord, InboxRecord, WebhookRecord } from '../../src-main/engine/port/store.ts'
import { profiles } from '../../src-shared/profiles/index.ts'

/** The store threads' entry, unbuilt. */
export const workerUrl = new URL('../../src-main/store.ts', import.meta.url)

/** The templates' thread's, unbuilt. */
export const templateUrl = new URL('../../src-main/template.ts', import.meta.url)

/** A webhook as the store takes it; what a test does not care about is filled in. */
export const newWebhook = (own: Partial<WebhookRecord> & { id: string }): Omit<WebhookRecord, 'number'> => ({
  name: `Webhook ${own.id}`,
  url: 'http://127.0.0.1:9/hook',
  eventTypes: ['*'],
  enabled: true,
  disabled: null,
  profile: 'standard',
  settings: profiles.standard.settings,
  secrets: 'v1.sealed',
  headerSecrets: 'v1.sealed',
  publicKey: null,
  createdAt: 0,
  updatedAt: 0,
  ...own,
})

/** A capture as the store takes it; what a test does not care about is filled in. */
export const newCapture = (own: Partial<CaptureRecord> & { id: string; inbox: string }): CaptureRecord => ({
  pinned: false,
  colour: null,
  note: '',
  kind: 'request',
  cause: null,
  method: 'POST',
  target: `/${own.inbox}/hook`,
  httpVersion: '1.1',
  secure: false,
  receivedAt: 0,
  contentType: 'application/json',
  eventType: null,
  bodySize: own.body?.byteLength ?? 0,
  bodySha256: '0'.repeat(64),
  truncated: false,
  scheme: 'none',
  result: 'none',
  code: null,
  reason: 'This inbox does not verify.',
  answered: false,
  responseStatus: 0,
  replayOf: null,
  importedAt: null,
  rawHeaders: '[["Content-Type","application/json"]]',
  rawTrailers: '[]',
  remoteAddress: '127.0.0.1',
  checks: '[]',
  answer: null,
  forward: null,
  bodyFile: false,
  body: new Uint8Array(),
  ...own,
})

/** An inbox as the store takes it. */
export const newInbox = (name: string): InboxRecord => ({
  name,
  scheme: 'standard',
  options: '{}',
  secrets: '["v1.sealed"]',
  publicUrl: null,
  onBadSignature: 'reject' as const,
  respond: '{"rules":[]}',
  handshake: 'answer' as const,
  forwardTo: 'http://localhost:3000',
  breakpoint: '{"seconds":30}',
  showLastEvent: true,
  retentionDays: 30,
  retentionCount: 10_000,
  retentionBytes: 1_073_741_824,
  madeBy: 'person' as const,
  createdAt: 17,
})
