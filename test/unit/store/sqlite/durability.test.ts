import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../../src-main/store/sqlite/migrate.ts'
import { openDatabase } from '../../../../src-main/store/sqlite/open-database.ts'
import { newCapture } from '../../../support/store.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'
import { makeStoreRig, type StoreRig } from './store-rig.ts'

describe('durability', () => {
  it('every connection syncs at every commit', () => {
    const dir = makeTempDir()
    const file = join(dir.path, 'hookbench.db')
    const writer = openDatabase({ file, readonly: false })
    migrate(writer)
    const reader = openDatabase({ file, readonly: true })
    for (const db of [writer, reader]) {
      const pragma = (name: string): unknown => db.pragma(name, { simple: true })
      expect(pragma('journal_mode')).toBe('wal')
      expect(pragma('synchronous')).toBe(2)
      expect(pragma('fullfsync')).toBe(1)
      expect(pragma('checkpoint_fullfsync')).toBe(1)
      expect(pragma('busy_timeout')).toBe(5000)
    }
    expect(() => reader.exec('DELETE FROM message')).toThrow(/readonly/)
    reader.close()
    writer.close()
    dir.remove()
  })

  describe('store', () => {
    let rig: StoreRig
    beforeEach(async () => {
      rig = await makeStoreRig()
    })
    afterEach(() => rig.close())

    it('has on disk, for any reader, what it answered', async () => {
      await rig.addWebhook('a')
      const [answer] = await rig.store.queue.enqueue([rig.message('m', ['a'])])
      const db = openDatabase({ file: join(rig.dataDir, 'hookbench.db'), readonly: true })
      expect(db.prepare('SELECT id FROM message').pluck().all()).toEqual(['m'])
      db.close()
      expect(answer).toMatchObject({ outcome: 'accepted' })
      expect(await rig.store.log.message('m')).toMatchObject({ message: { id: 'm' }, deliveries: [{ webhookId: 'a' }] })
    })

    it('one call that fails does not spoil the others of its group', async () => {
      await rig.addWebhook('a')
      const lost = newCapture({ id: 'c', inbox: 'gone' })
      const results = await Promise.allSettled([
        rig.store.queue.enqueue([rig.message('m', ['a'])]),
        rig.store.captures.insert(lost),
        rig.store.queue.enqueue([rig.message('n', ['a'])]),
        rig.store.captures.insert(lost),
      ])
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
      expect(results[1]).toMatchObject({ reason: { code: 'NOT_FOUND' } })
      expect(await rig.store.queue.laneCounts('a')).toMatchObject({ queued: 2 })
      expect(await rig.store.queue.claim(10)).toHaveLength(2)
    })

    it('says so when it is used after it was closed', async () => {
      await rig.store.close()
      await expect(rig.store.queue.counts()).rejects.toMatchObject({ code: 'BUSY' })
    })
  })
})
