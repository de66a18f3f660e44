import type { Database } from 'better-sqlite3'
import type { Disabled, ProfileName, Settings } from '../../../src-shared/model/webhook.ts'
import type { WebhookRecord, WebhookRow } from '../../engine/port/store.ts'
import { createLane } from './lane.ts'
import type { Lanes } from './lanes.ts'
import { DISABLED } from './settle.ts'
import { SENT, type State } from './state.ts'
import type { Transaction } from './transaction.ts'

interface Row {
  number: number
  id: string
  name: string
  url: string
  event_types: string
  enabled: number
  disabled: string | null
  profile: ProfileName
  settings: string
  secrets: string
  header_secrets: string | null
  public_key: string | null
  created_at: number
  updated_at: number
  queued: number
  scheduled: number
  sent: number
  failed: number
  last_state: State | null
  last_at: number | null
}

const lastOf = ({ last_state: state, last_at: at }: Row): WebhookRow['last'] =>
  state === null || at === null ? null : { status: state === SENT ? 'sent' : state === 1 ? 'scheduled' : 'failed', at }

const toWebhook = (row: Row): WebhookRow => ({
  id: row.id,
  number: row.number,
  name: row.name,
  url: row.url,
  eventTypes: JSON.parse(row.event_types) as string[],
  enabled: row.enabled === 1,
  disabled: row.disabled === null ? null : (JSON.parse(row.disabled) as Disabled),
  profile: row.profile,
  settings: JSON.parse(row.settings) as Settings,
  secrets: row.secrets,
  headerSecrets: row.header_secrets,
  publicKey: row.public_key,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  counts: { queued: row.queued, scheduled: row.scheduled, sent: row.sent, failed: row.failed },
  last: lastOf(row),
})

const valuesOf = (record: Omit<WebhookRecord, 'number'>) => ({
  ...record,
  eventTypes: JSON.stringify(record.eventTypes),
  enabled: record.enabled ? 1 : 0,
  disabled: record.disabled === null ? null : JSON.stringify(record.disabled),
  settings: JSON.stringify(record.settings),
})

export const createWebhookReads = (db: Database) => {
  const all = db.prepare<[], Row>('SELECT * FROM webhook ORDER BY number')
  const one = db.prepare<[string], Row>('SELECT * FROM webhook WHERE id = ?')
  return {
    listWebhooks: (): WebhookRow[] => all.all().map(toWebhook),
    getWebhook(id: string): WebhookRow | null {
      const row = one.get(id)
      return row === undefined ? null : toWebhook(row)
    },
  }
}

export const createWebhookWrites = (db: Database, lanes: Lanes) => {
  const insert = db.prepare(
    `INSERT INTO webhook (id, name, url, event_types, enabled, disabled, held, profile, settings, secrets, header_secrets, public_key,
       created_at, updated_at)
     VALUES (@id, @name, @url, @eventTypes, @enabled, @disabled, @held, @profile, @settings, @secrets, @headerSecrets, @publicKey,
       @createdAt, @updatedAt)`,
  )
  const update = db.prepare(
    `UPDATE webhook SET name = @name, url = @url, event_types = @eventTypes, enabled = @enabled, disabled = @disabled,
       profile = @profile, settings = @settings, secrets = @secrets, header_secrets = @headerSecrets, public_key = @publicKey, updated_at = @updatedAt
     WHERE id = @id`,
  )
  return {
    /** A webhook that comes disabled is held from the start. */
    insertWebhook(tx: Transaction, _now: number, record: Omit<WebhookRecord, 'number'>): number {
      const held = record.enabled ? null : DISABLED
      const number = Number(insert.run({ ...valuesOf(record), held }).lastInsertRowid)
      tx.afterCommit(() => lanes.add(createLane({ number, webhookId: record.id, held, counts: [0, 0, 0, 0] })))
      return number
    },
    updateWebhook: (_tx: Transaction, _now: number, record: WebhookRecord): void => void update.run(valuesOf(record)),
  }
}
