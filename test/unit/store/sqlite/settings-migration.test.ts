import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../../src-main/store/sqlite/migrate.ts'
import { migrations } from '../../../../src-main/store/sqlite/migration/index.ts'
import { openDatabase } from '../../../../src-main/store/sqlite/open-database.ts'
import { openStore } from '../../../../src-main/store/sqlite/open-store.ts'
import { settingsSchema } from '../../../../src-shared/model/webhook.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { workerUrl } from '../../../support/store.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

/** Settings as version 1 wrote them, every value changed by their owner. */
const edited = {
  urlPolicy: 'https-only',
  method: 'PUT',
  contentType: 'text/plain',
  payloadFormat: 'netx',
  signing: { scheme: 'body-token', field: 'key' },
  success: '200',
  timeoutMs: 1234,
  retry: {
    delaysSec: [1, 2, 3],
    on: { status: 'none', timeout: false, network: true },
    jitter: 0.5,
    honourRetryAfter: true,
  },
  disableRule: { onExhausted: true, onGone: true },
  manualRetry: false,
  concurrency: 3,
  tls: { verify: false, trustLocalCa: true },
  logRetentionDays: 7,
}

/** The preset of version 1: today's without what came later. */
const presetOfV1 = (name: 'standard' | 'netx') => {
  const { urlPolicy, method, contentType, payloadFormat, signing, success, timeoutMs, retry } = profiles[name].settings
  const { disableRule, manualRetry, concurrency, tls, logRetentionDays } = profiles[name].settings
  return {
    urlPolicy,
    method,
    contentType,
    payloadFormat,
    signing,
    success,
    timeoutMs,
    retry,
    manualRetry,
    concurrency,
    disableRule: { onExhausted: disableRule.onExhausted, onGone: disableRule.onGone },
    tls: { verify: tls.verify, trustLocalCa: tls.trustLocalCa },
    logRetentionDays,
  }
}

describe('migration of the settings of version 1', () => {
  let dir: ReturnType<typeof makeTempDir>
  let file: string

  beforeEach(() => {
    dir = makeTempDir()
    file = join(dir.path, 'hookbench.db')
    const db = openDatabase({ file, readonly: false })
    migrate(db, migrations.slice(0, 1))
    const insert = db.prepare(
      `INSERT INTO webhook (id, name, url, event_types, enabled, profile, settings, secrets, created_at, updated_at)
       VALUES (?, ?, 'http://127.0.0.1:9', '["*"]', 1, ?, ?, 'sealed', 5, 6)`,
    )
    insert.run('whk_1', 'One', 'standard', JSON.stringify(presetOfV1('standard')))
    insert.run('whk_2', 'Two', 'netx', JSON.stringify(presetOfV1('netx')))
    insert.run('whk_3', 'Three', 'netx', JSON.stringify(edited))
    db.close()
  })
  afterEach(() => dir.remove())

  it('keeps every value, adds the new ones so that nothing changes, and keeps a copy of the file', async () => {
    const notes: string[] = []
    const log = { info: (message: string) => void notes.push(message) }
    const store = await openStore({ dataDir: dir.path, clock: createFakeClock(), workerUrl, log })
    const rows = await store.webhooks.list()
    await store.close()

    for (const { settings } of rows) expect(settingsSchema.parse(settings)).toEqual(settings)
    expect(rows[0]?.settings).toEqual(profiles.standard.settings)
    expect(rows[1]?.settings).toEqual(profiles.netx.settings)
    expect(rows[2]?.settings).toEqual({
      ...profiles.netx.settings,
      ...edited,
      disableRule: { ...edited.disableRule, window: null },
      tls: { ...edited.tls, caFile: null },
    })
    expect(rows.map(({ name, secrets, createdAt, updatedAt }) => [name, secrets, createdAt, updatedAt])).toEqual(
      ['One', 'Two', 'Three'].map(name => [name, 'sealed', 5, 6]),
    )
    expect(notes).toEqual([expect.stringContaining(`${file}.v1.bak`)])
    expect(existsSync(`${file}.v1.bak`)).toBe(true)
    const backup = openDatabase({ file: `${file}.v1.bak`, readonly: true })
    expect(backup.prepare("SELECT settings FROM webhook WHERE id = 'whk_3'").pluck().get()).toBe(JSON.stringify(edited))
    expect(backup.pragma('user_version', { simple: true })).toBe(1)
    backup.close()
  })
})
