import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InboxRecord } from '../../../../src-main/engine/port/store.ts'
import { HookError } from '../../../../src-shared/error.ts'
import { newCapture } from '../../../support/store.ts'
import { makeStoreRig, type StoreRig } from './store-rig.ts'

const LIMIT = 1024 * 1024

const inbox: InboxRecord = {
  name: 'big',
  scheme: 'none',
  options: '{}',
  secrets: '[]',
  publicUrl: null,
  onBadSignature: 'reject' as const,
  respond: '{"rules":[]}',
  handshake: 'answer' as const,
  forwardTo: null,
  breakpoint: null,
  showLastEvent: false,
  retentionDays: null,
  retentionCount: null,
  retentionBytes: null,
  madeBy: 'person',
  createdAt: 0,
}

describe('a full disk', () => {
  let rig: StoreRig
  beforeEach(async () => {
    rig = await makeStoreRig({ maxBytes: LIMIT })
    await rig.addWebhook('a')
    await rig.store.inboxes.insert(inbox)
  })
  afterEach(() => rig.close())

  const fillDisk = async (): Promise<HookError> => {
    for (let i = 0; ; i++) {
      const capture = newCapture({ id: `cap_${i}`, inbox: 'big', body: new Uint8Array(50_000) })
      const error: unknown = await rig.store.captures.insert(capture).catch((reason: unknown) => reason)
      if (error instanceof HookError) return error
    }
  }

  it('refuses what it cannot keep and goes on when there is room again', async () => {
    await rig.store.queue.enqueue([rig.message('kept', ['a'])])
    const error = await fillDisk()
    expect(error).toMatchObject({ code: 'DISK_FULL', status: 507 })
    expect(error.message).toContain('disk')
    expect(error.help).toContain('space')

    const large = rig.message('large', ['a'], { data: JSON.stringify('x'.repeat(100_000)) })
    await expect(rig.store.queue.enqueue([large])).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(await rig.store.log.message('large')).toBeNull()
    expect(await rig.store.queue.laneCounts('a')).toMatchObject({ queued: 1 })
    expect((await rig.store.queue.claim(10)).map(({ messageId }) => messageId)).toEqual(['kept'])

    await rig.store.inboxes.remove('big')
    await expect.poll(() => rig.store.queue.enqueue([large]).catch(() => null)).toMatchObject([{ outcome: 'accepted' }])
    expect((await rig.store.queue.claim(10)).map(({ messageId }) => messageId)).toEqual(['large'])
  })
})
