import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AppLogRow } from '../../../../src-main/engine/port/store.ts'
import type { Page } from '../../../../src-shared/model/page.ts'
import { makeStoreRig, type StoreRig } from './store-rig.ts'

describe('the app log on disk', () => {
  let rig: StoreRig
  beforeEach(async () => {
    rig = await makeStoreRig()
  })
  afterEach(() => rig.close())

  it('R93: keeps the newest 10,000 entries, also over a restart', async () => {
    const entriesOf = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => ({
        at: from + n,
        level: 'warning' as const,
        webhookId: null,
        message: String(from + n),
      }))
    await rig.store.appLog.add(entriesOf(0, 9_990))
    await rig.store.appLog.add(entriesOf(9_990, 30))
    await rig.reopen()
    let next: string | null = null
    const messages: string[] = []
    do {
      const page: Page<AppLogRow> = await rig.store.appLog.list({
        limit: 500,
        ...(next === null ? {} : { cursor: next }),
      })
      messages.push(...page.items.map(({ message }) => message))
      next = page.next
    } while (next !== null)
    expect(messages).toHaveLength(10_000)
    expect([messages[0], messages.at(-1)]).toEqual(['10019', '20'])
  })
})
