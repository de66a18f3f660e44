import { join } from 'node:path'
import { expect, it } from 'vitest'
import { captureSearch } from '../../../../src-main/store/sqlite/migration/0017-capture-search.ts'
import { migrations } from '../../../../src-main/store/sqlite/migration/index.ts'
import { openDatabase } from '../../../../src-main/store/sqlite/open-database.ts'
import { DATABASE_FILE, openStore } from '../../../../src-main/store/sqlite/open-store.ts'
import { DAY } from '../../../../src-shared/time.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { workerUrl } from '../../../support/store.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'
import { until } from '../../../support/until.ts'

it('B27: captures of an older version are found at once, get into the index by and by, and none of them goes', async () => {
  const dir = makeTempDir()
  const file = join(dir.path, DATABASE_FILE)
  const old = openDatabase({ file, readonly: false })
  const at = migrations.indexOf(captureSearch)
  for (const step of migrations.slice(0, at)) old.exec(step)
  old.pragma(`user_version = ${at}`)
  old.exec(`INSERT INTO inbox (name, scheme, created_at, captures) VALUES ('malformed', 'none', 5, 300)`)
  const insert = old.prepare(
    `INSERT INTO capture (seq, id, inbox, method, target, http_version, secure, received_at, body_size, body_sha256,
       truncated, scheme, result, reason, response_status, raw_headers, raw_trailers, remote_address, checks)
     VALUES (?, ?, 1, ?, '/malformed', '1.1', 0, 7, 20, '', 0, 'none', 'none', 'No HTTP.', 400, '[["X-A","b"]]', '[]', '::1', '[]')`,
  )
  const body = old.prepare('INSERT INTO capture_body (seq, body) VALUES (?, ?)')
  for (let n = 0; n < 300; n++) {
    // In two parts of the index.
    const seq = 8000 + n
    insert.run(seq, `cap_${n}`, n === 7 ? '?' : 'POST')
    body.run(seq, Buffer.from(n % 100 === 0 ? 'an ancient word' : 'something else'))
  }
  old.close()

  const clock = createFakeClock()
  const store = await openStore({ dataDir: dir.path, clock, workerUrl })
  const find = async (query: object): Promise<string[]> => {
    const ids: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await store.captures.find({ limit: 500, ...query, ...(cursor === undefined ? {} : { cursor }) })
      ids.push(...page.items)
      if (page.next === null) return ids
      cursor = page.next
    }
  }
  const look = async (): Promise<void> => {
    expect(await find({ q: 'ancient' })).toEqual(['cap_200', 'cap_100', 'cap_0'])
    expect(await find({ kind: 'malformed' })).toEqual(['cap_7'])
    expect((await store.captures.get('cap_7'))?.cause).toBe('No HTTP.')
    expect(await find({ header: 'x-a=b' })).toHaveLength(300)
  }
  await look()
  const reading = openDatabase({ file, readonly: true })
  const docs = reading.prepare<[], number>('SELECT ifnull(sum(docs), 0) FROM capture_text_part').pluck()
  await until(() => expect(docs.get()).toBe(300))
  reading.close()
  await look()

  await clock.advance(1000 * DAY)
  await store.expire()
  await store.inboxes.update({ ...(await first(store)), retentionCount: 290 })
  await until(async () => expect(await find({})).toHaveLength(290))
  expect(await find({ q: 'ancient' })).toEqual(['cap_200', 'cap_100'])
  await store.close()
  dir.remove()
})

const first = async (store: Awaited<ReturnType<typeof openStore>>) => {
  const [inbox] = await store.inboxes.list()
  if (inbox === undefined) throw new Error('The inbox is gone.')
  const { captures: _c, pinned: _p, lastCaptureAt: _l, ...record } = inbox
  expect(record).toMatchObject({ retentionDays: null, retentionCount: null, retentionBytes: null, madeBy: 'person' })
  return record
}
