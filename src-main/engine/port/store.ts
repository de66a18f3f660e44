import type { AppLogFilter, AppLogLevel } from '../../../src-shared/model/app-log.ts'
import type { HandshakePolicy } from '../../../src-shared/model/answering.ts'
import type { CaptureFilter, VerificationResult } from '../../../src-shared/model/capture.ts'
import type {
  CaptureColour,
  CaptureKind,
  CaptureCount,
  CaptureMark,
  CaptureQuery,
} from '../../../src-shared/model/capture-filter.ts'
import type { CaptureAnswer } from '../../../src-shared/model/respond.ts'
import type { DeliveryFilter, DeliveryStatus } from '../../../src-shared/model/delivery.ts'
import type { ReasonCode } from '../../../src-shared/model/reason.ts'
import type { VerificationScheme } from '../../../src-shared/model/scheme.ts'
import type { MessageFilter, Skipped } from '../../../src-shared/model/message.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import type { ReplayMode } from '../../../src-shared/model/replay.ts'
import type { Disabled, ProfileName, Settings } from '../../../src-shared/model/webhook.ts'
import type { BodyStore } from './body-store.ts'
import type { AttemptRecord, NewMessage, Queue } from './queue.ts'
import type { SourceStore } from './source-store.ts'

/**
 * A webhook as it is kept. Times are Unix milliseconds; `secrets` and `headerSecrets` are sealed by the vault. The
 * settings hold no secret: where a header's value is one stands the mask, and the values are `headerSecrets`, in order.
 */
export interface WebhookRecord {
  id: string
  number: number
  name: string
  url: string
  eventTypes: string[]
  enabled: boolean
  disabled: Disabled | null
  profile: ProfileName
  settings: Settings
  secrets: string
  /** Null in a record from before header values were sealed. */
  headerSecrets: string | null
  publicKey: string | null
  createdAt: number
  updatedAt: number
}

/** Whether a webhook is on, and if not, why. */
export type WebhookSwitch = Pick<WebhookRecord, 'enabled' | 'disabled'>

/** How a webhook is switched after a commit; `changed`: by this commit. */
export interface WebhookSwitched extends WebhookSwitch {
  updatedAt: number
  changed: boolean
}

/** What a person edits: all but the switch, which rules turn too. */
export type WebhookEdit = Omit<WebhookRecord, 'number' | 'createdAt' | keyof WebhookSwitch>

/** Also what the latest ended attempt of the webhook came to. */
export interface WebhookRow extends WebhookRecord {
  counts: { queued: number; scheduled: number; sent: number; failed: number }
  last: { status: 'sent' | 'scheduled' | 'failed'; at: number } | null
}

/** Who made an inbox: a person, or a first request of a sender on this machine or elsewhere. */
export type InboxMaker = 'person' | 'here' | 'outside'

export interface InboxRecord {
  name: string
  scheme: VerificationScheme
  /** JSON of the options of the scheme. */
  options: string
  /** JSON of the secrets, newest first, each sealed by the vault. */
  secrets: string
  publicUrl: string | null
  onBadSignature: 'reject' | 'accept'
  /** JSON of the rules. */
  respond: string
  handshake: HandshakePolicy
  forwardTo: string | null
  /** JSON. */
  breakpoint: string | null
  showLastEvent: boolean
  /** How long captures are kept; null: without this limit. */
  retentionDays: number | null
  retentionCount: number | null
  retentionBytes: number | null
  madeBy: InboxMaker
  createdAt: number
}

export interface InboxRow extends InboxRecord {
  captures: number
  pinned: number
  lastCaptureAt: number | null
}

export interface CaptureHead {
  id: string
  inbox: string
  method: string
  target: string
  httpVersion: string
  secure: boolean
  receivedAt: number
  contentType: string | null
  eventType: string | null
  bodySize: number
  /** Lower-case hex. */
  bodySha256: string
  truncated: boolean
  scheme: VerificationScheme
  result: VerificationResult
  code: ReasonCode | null
  reason: string
  /** False until it is known what the request was answered. */
  answered: boolean
  /** 0: no answer yet, or none. */
  responseStatus: number
  /** The capture that this is a replay of. */
  replayOf: string | null
  /** When it came from a session file, Unix milliseconds; null: it was received here. */
  importedAt: number | null
  pinned: boolean
  colour: CaptureColour | null
  note: string
  kind: CaptureKind
  /** Why it is no request, in a sentence; null for one. */
  cause: string | null
  /** What stands at the paths of the filter; only in a list that asked for them. */
  columns?: (string | null)[]
}

export interface CaptureRecord extends CaptureHead {
  /** JSON of `[[name, value], …]` in order and case as received. */
  rawHeaders: string
  rawTrailers: string
  remoteAddress: string
  /** JSON of the checks of the verification. */
  checks: string
  /** JSON of what it was answered; null until that is known. */
  answer: string | null
  /** JSON of what came of forwarding it; null: it was not forwarded. */
  forward: string | null
  /** The body is longer than what is kept in a row: `CaptureStore.body` has all of it. */
  bodyFile: boolean
  /** The whole body; of one in a file its beginning. */
  body: Uint8Array
}

export interface MessageRow {
  id: string
  type: string
  data: string
  timestamp: number
  origin: string | null
  createdAt: number
}

export interface DeliveryRow {
  id: string
  messageId: string
  webhookId: string
  webhookName: string
  type: string
  status: DeliveryStatus
  held: string | null
  /** When it became or becomes due: at its creation, for its latest retry, or when it was queued again by hand. */
  due: number
  attempts: number
  nextAttemptAt: number | null
  createdAt: number
  updatedAt: number
  test: boolean
  lastStatus: number | null
  lastError: string | null
  lastDurationMs: number | null
  outcomes: string
}

export interface WebhookStore {
  list(): Promise<WebhookRow[]>
  get(id: string): Promise<WebhookRow | null>
  /** The store gives the number: one more than the largest ever given. */
  insert(record: Omit<WebhookRecord, 'number'>): Promise<number>
  /** Writes what a person edits, and turns the switch where `to` is given, in one commit. Null: there is none. */
  update(edit: WebhookEdit, to: WebhookSwitch | null): Promise<WebhookSwitched | null>
  /** Switches it on or off and releases or holds its lane, in one commit. Null: there is none. */
  switch(id: string, to: WebhookSwitch): Promise<WebhookSwitched | null>
  /** Keeps header values sealed that were plain, and masks them in what was recorded; all in one commit. */
  seal(changes: readonly SealedRecord[]): Promise<void>
}

/** What becomes of a webhook whose header values were plain. */
export interface SealedRecord {
  id: string
  settings: Settings
  headerSecrets: string
  /** What must not be read in its attempts. */
  known: string[]
}

export interface InboxStore {
  list(): Promise<InboxRow[]>
  /** False when the name is taken. */
  insert(record: InboxRecord): Promise<boolean>
  /** False: there is none. */
  update(record: InboxRecord): Promise<boolean>
  /** Also removes its captures. */
  remove(name: string): Promise<boolean>
  /**
   * Removes what is beyond `most` of those with this maker: of those with a capture and no pinned one the least used.
   * Answers their names.
   */
  trim(maker: InboxMaker, most: number): Promise<string[]>
}

export interface CaptureStore {
  /** Resolves when the capture is on disk. */
  insert(record: CaptureRecord): Promise<void>
  /** Adds to a stored capture what it was answered; to one that is gone, nothing. */
  answered(id: string, answer: CaptureAnswer): Promise<void>
  /** Adds what came of forwarding a capture, as JSON. */
  forwarded(id: string, forward: string): Promise<void>
  list(filter: CaptureFilter): Promise<Page<CaptureHead>>
  /** With its body up to 5 MiB: `body` is shorter than `bodySize` where it is longer than that. */
  get(id: string): Promise<CaptureRecord | null>
  /** Which captures a list would hold; their ids. */
  find(filter: CaptureFilter): Promise<Page<string>>
  countMatching(query: CaptureQuery): Promise<CaptureCount>
  /** The capture as it is then; null: there is none. */
  mark(id: string, mark: CaptureMark): Promise<CaptureHead | null>
  /** The whole body, which is read a part at a time. */
  body(id: string): Promise<{ blob: Blob; contentType: string | null } | null>
  remove(id: string): Promise<boolean>
  /** Those that exist and are not pinned; answers how many there were. */
  removeLoose(ids: readonly string[]): Promise<number>
  count(): Promise<number>
  /** The newest capture of the inbox that was valid by this scheme; null: none was. */
  lastValid(inbox: string, scheme: VerificationScheme): Promise<string | null>
}

export interface ReplayRecord {
  id: string
  /** What was sent again. */
  capture: string
  at: number
  mode: ReplayMode
  method: string
  url: string
  status: number | null
  error: string | null
  durationMs: number
  /** The capture that it became. */
  captureId: string | null
}

export interface ReplayStore {
  /** Keeps the newest 50 of a capture; of one that is gone, none. */
  add(record: ReplayRecord): Promise<void>
  /** Newest first. */
  list(capture: string): Promise<ReplayRecord[]>
}

/** `held`: only of webhooks whose lanes wait, or only of those whose lanes do not. */
export type DeliveryQuery = DeliveryFilter & { held?: boolean }

/** Deliveries of one webhook whose latest attempt came to the same: `status`, or null and `error`. */
export interface FailureRow {
  webhookId: string
  webhookName: string
  status: number | null
  error: string | null
  failed: number
  waiting: number
  attempts: number
  since: number
  latest: number
  newestDelivery: string
}

export interface Failures {
  rows: FailureRow[]
  /** How many failed for good before the time that was asked for. */
  earlier: number
}

/** Reading the log. Runs beside the writer and never delays a commit. */
export interface LogStore {
  deliveries(filter: DeliveryQuery): Promise<Page<DeliveryRow>>
  delivery(id: string): Promise<{ delivery: DeliveryRow; message: MessageRow; attempts: AttemptRecord[] } | null>
  /** The rows that exist of these, in any order. */
  deliveriesById(ids: readonly string[]): Promise<DeliveryRow[]>
  messages(filter: MessageFilter): Promise<Page<MessageRow>>
  message(id: string): Promise<{ message: MessageRow; deliveries: DeliveryRow[]; skipped: Skipped[] } | null>
  /** What waits for a retry, and what failed for good since a time, by webhook and cause. */
  failures(since: number): Promise<Failures>
}

export interface NewAppLogEntry {
  /** Unix milliseconds. */
  at: number
  level: AppLogLevel
  webhookId: string | null
  message: string
}

export interface AppLogRow extends NewAppLogEntry {
  id: number
}

export interface AppLogStore {
  /** The newest 10,000 entries are kept. */
  add(entries: readonly NewAppLogEntry[]): Promise<void>
  list(filter: AppLogFilter): Promise<Page<AppLogRow>>
}

/** The options of the engine as one JSON text; null: never changed. */
export interface SettingsStore {
  read(): Promise<string | null>
  write(value: string): Promise<void>
}

/** An event type of one's own; `definition` is JSON text of all but its name. */
export interface EventTypeRecord {
  name: string
  definition: string
  createdAt: number
  updatedAt: number
}

export interface EventTypeStore {
  list(): Promise<EventTypeRecord[]>
  /** Makes it or takes the place of the one with that name. */
  put(record: EventTypeRecord): Promise<void>
  remove(name: string): Promise<void>
}

/** Everything that lasts. */
export interface Store {
  queue: Queue
  webhooks: WebhookStore
  inboxes: InboxStore
  captures: CaptureStore
  replays: ReplayStore
  /** Long bodies of captures. */
  bodies: BodyStore
  sources: SourceStore
  log: LogStore
  appLog: AppLogStore
  settings: SettingsStore
  eventTypes: EventTypeStore
  /** Records a test that went past the queue: message, delivery and its one attempt. Answers the delivery's id. */
  recordTest(message: NewMessage, attempt: AttemptRecord): Promise<string>
  /**
   * Begins to take away, in small steps, ended deliveries older than their webhook's logRetentionDays and messages older
   * than 30 days without a delivery. Resolves when that has begun.
   */
  expire(): Promise<void>
  /**
   * Writes the files anew, so that nothing stays in them of what was overwritten. Answers the names of copies from
   * before an update, which are as they were.
   */
  compact(): Promise<string[]>
  /** Waits for what is under way, then closes the files. */
  /** Whether the last change found no room on the disk and there is none yet. */
  isFull(): Promise<boolean>
  close(): Promise<void>
}
