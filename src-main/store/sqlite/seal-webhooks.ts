import type { Database } from 'better-sqlite3'
import { maskSecrets } from '../../engine/dispatch/mask-secrets.ts'
import type { SealedRecord } from '../../engine/port/store.ts'
import { createSecretMask } from '../../engine/secret/secret-mask.ts'
import { createSelectAttempts } from './attempt-row.ts'
import type { Transaction } from './transaction.ts'

/** Keeps header values sealed that were plain, and takes them out of what was recorded of their webhooks. */
export const createSealWebhooks = (db: Database) => {
  const update = db.prepare('UPDATE webhook SET settings = ?, header_secrets = ? WHERE id = ?')
  const deliveries = db
    .prepare<[string], number>('SELECT delivery.id FROM delivery JOIN webhook ON webhook = number WHERE webhook.id = ?')
    .pluck()
  const attempts = createSelectAttempts(db)
  const mask = db.prepare(
    `UPDATE attempt SET url = ?, request_headers = ?, request_body = ?, response_headers = ?, response_body = ?,
       error_message = ? WHERE key = ? << 16 | ?`,
  )
  const entries = db.prepare<[string], { seq: number; message: string }>(
    'SELECT seq, message FROM app_log WHERE webhook = ?',
  )
  const maskEntry = db.prepare('UPDATE app_log SET message = ? WHERE seq = ?')

  const seal = ({ id, settings, headerSecrets, known }: SealedRecord): void => {
    update.run(JSON.stringify(settings), headerSecrets, id)
    if (known.length === 0) return
    const secrets = createSecretMask(known)
    for (const delivery of deliveries.all(id)) {
      for (const attempt of attempts(delivery)) {
        const { url, requestHeaders, requestBody, responseHeaders, responseBody, errorMessage, number } = maskSecrets(
          attempt,
          { mask: secrets, settings },
        )
        mask.run(url, requestHeaders, requestBody, responseHeaders, responseBody, errorMessage, delivery, number)
      }
    }
    for (const entry of entries.all(id)) maskEntry.run(secrets.text(entry.message), entry.seq)
  }

  return {
    sealWebhooks(_tx: Transaction, _now: number, changes: readonly SealedRecord[]): void {
      for (const change of changes) seal(change)
    },
  }
}
