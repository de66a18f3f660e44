import type { Database } from 'better-sqlite3'
import type { Disabled, ProfileName, Settings } from '../../../src-shared/model/webhook.ts'
import type { WebhookEdit, WebhookRecord, WebhookRow, WebhookSwitch, WebhookSwitched } from '../../engine/port/store.ts'
import { WEBHOOK_DISABLED } from '../../engine/webhook/webhook-disabled.ts'
import { createLane } from './lane.ts'
import type { Lanes } from './lanes.ts'
import { SENT, type State } from './state.ts'
import type { Transaction } from './transaction.ts'
import { createWebhookSwitch } from './webhook-switch.ts'

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
  ...switchOf(row),
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

const switchOf = ({ enabled, disabled }: Pick<Row, 'enabled' | 'disabled'>): WebhookSwitch => ({
  enabled: enabled === 1,
  disabled: disabled === null ? null : (JSON.parse(disabled) as Disabled),
})

const editedOf = (edit: WebhookEdit) => ({
  id: edit.id,
  name: edit.name,
  url: edit.url,
  eventTypes: JSON.stringify(edit.eventTypes),
  profile: edit.profile,
  settings: JSON.stringify(edit.settings),
  secrets: edit.secrets,
  headerSecrets: edit.headerSecrets,
  publicKey: edit.publicKey,
  updatedAt: edit.updatedAt,
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
    `INSERT INTO webhook (id, name, url, event_types, enabled, disabled, held, profile, settings, secrets, header_secrets,
       public_key, created_at, updated_at)
     VALUES (@id, @name, @url, @eventTypes, @enabled, @disabled, @held, @profile, @settings, @secrets, @headerSecrets,
       @publicKey, @createdAt, @updatedAt)`,
  )
  const update = db.prepare(
    `UPDATE webhook SET name = @name, url = @url, event_types = @eventTypes, profile = @profile, settings = @settings,
       secrets = @secrets, header_secrets = @headerSecrets, public_key = @publicKey, updated_at = @updatedAt
     WHERE id = @id`,
  )
  const find = db.prepare<[string], Pick<Row, 'enabled' | 'disabled' | 'updated_at'>>(
    'SELECT enabled, disabled, updated_at FROM webhook WHERE id = ?',
  )
  const switchTo = createWebhookSwitch(db)

  const switchWebhook = (
    tx: Transaction,
    now: number,
    id: string,
    to: WebhookSwitch | null,
  ): WebhookSwitched | null => {
    const lane = lanes.get(id)
    const changed = lane !== undefined && to !== null && switchTo(tx, now, lane, to)
    const row = find.get(id)
    return row === undefined ? null : { ...switchOf(row), updatedAt: row.updated_at, changed }
  }

  return {
    /** A webhook that comes disabled is held from the start, and its limit holds from the first delivery on. */
    insertWebhook(tx: Transaction, _now: number, record: Omit<WebhookRecord, 'number'>): number {
      const { id, enabled, disabled, createdAt } = record
      const held = enabled ? null : WEBHOOK_DISABLED
      const { lastInsertRowid } = insert.run({
        ...editedOf(record),
        enabled: enabled ? 1 : 0,
        disabled: disabled === null ? null : JSON.stringify(disabled),
        held,
        createdAt,
      })
      const number = Number(lastInsertRowid)
      const lane = createLane({ number, webhookId: id, held, counts: [0, 0, 0, 0] })
      lane.limit = record.settings.concurrency
      tx.afterCommit(() => lanes.add(lane))
      return number
    },
    updateWebhook(tx: Transaction, now: number, edit: WebhookEdit, to: WebhookSwitch | null): WebhookSwitched | null {
      update.run(editedOf(edit))
      return switchWebhook(tx, now, edit.id, to)
    },
    switchWebhook,
  }
}
