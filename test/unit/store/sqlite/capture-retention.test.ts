import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InboxRecord } from '../../../../src-main/engine/port/store.ts'
import { DAY } from '../../../../src-shared/time.ts'
import { newCapture, newInbox } from '../../../support/store.ts'
import { until } from '../../../support/until.ts'
import { makeStoreRig, type StoreRig } from './store-rig.ts'

describe('how long captures are kept', () => {
  let rig: StoreRig
  beforeEach(async () => {
    rig = await makeStoreRig()
  })
  afterEach(() => rig.close())

  const addInbox = (name: string, own: Partial<InboxRecord> = {}) =>
    rig.store.inboxes.insert({
      ...newInbox(name),
      retentionDays: null,
      retentionCount: null,
      retentionBytes: null,
      ...own,
    })
  const put = (id: string, inbox: string, size = 0) =>
    rig.store.captures.insert(newCapture({ id, inbox, receivedAt: rig.clock.now(), body: new Uint8Array(size) }))
  const ids = async (inbox: string) => (await rig.store.captures.find({ inbox, limit: 500 })).items
  const countOf = async (name: string) =>
    (await rig.store.inboxes.list()).find(inbox => inbox.name === name)?.captures ?? -1

  it('B20: at most so many of an inbox: the oldest go, pinned ones stay and do not count', async () => {
    await addInbox('few', { retentionCount: 3 })
    await addInbox('all')
    await put('pinned', 'few')
    await rig.store.captures.mark('pinned', { pinned: true })
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      await put(id, 'few')
      await put(`${id}2`, 'all')
    }
    await until(async () => expect(await ids('few')).toEqual(['e', 'd', 'c', 'pinned']))
    expect(await countOf('few')).toBe(4)
    expect(await ids('all')).toHaveLength(5)

    await rig.store.captures.mark('pinned', { pinned: false })
    await put('f', 'few')
    await until(async () => expect(await ids('few')).toEqual(['f', 'e', 'd']))
  })

  it('B20: at most so many bytes of bodies, however large the next one is', async () => {
    await addInbox('small', { retentionBytes: 1000 })
    await put('pinned', 'small', 5000)
    await rig.store.captures.mark('pinned', { pinned: true })
    for (const id of ['a', 'b', 'c']) await put(id, 'small', 400)
    await until(async () => expect(await ids('small')).toEqual(['c', 'b', 'pinned']))
    await put('d', 'small', 5000)
    await until(async () => expect(await ids('small')).toEqual(['d', 'pinned']))
  })

  it('B37: one that is pinned, coloured and noted when it comes, as from a session file, stays so and does not count', async () => {
    await addInbox('few', { retentionCount: 1, retentionBytes: 1000 })
    const body = new Uint8Array(900)
    await rig.store.captures.insert(
      newCapture({ id: 'came', inbox: 'few', body, pinned: true, colour: 'red', note: 'from afar' }),
    )
    for (const id of ['a', 'b']) await put(id, 'few', 600)
    await until(async () => expect(await ids('few')).toEqual(['b', 'came']))
    expect(await rig.store.captures.get('came')).toMatchObject({ pinned: true, colour: 'red', note: 'from afar' })
    expect(await rig.store.inboxes.list()).toMatchObject([{ captures: 2, pinned: 1 }])
  })

  it('B20: a flood stays within its bound while it comes', async () => {
    await addInbox('flood', { retentionCount: 100 })
    let most = 0
    for (let n = 0; n < 4000; n += 400) {
      await Promise.all(Array.from({ length: 400 }, (_, i) => put(`c${n + i}`, 'flood')))
      most = Math.max(most, await countOf('flood'))
    }
    expect(most).toBeLessThanOrEqual(131)
    await until(async () => expect(await countOf('flood')).toBe(100))
    expect((await ids('flood'))[0]).toBe('c3999')
  })

  it('B20: at most so many days, which is looked at now and then', async () => {
    await addInbox('short', { retentionDays: 7 })
    await addInbox('long', { retentionDays: 60 })
    await put('old', 'short')
    await put('old2', 'long')
    await put('kept', 'short')
    await rig.store.captures.mark('kept', { pinned: true })
    await rig.clock.advance(7 * DAY)
    await put('new', 'short')
    await rig.store.expire()
    expect(await ids('short')).toEqual(['new', 'kept', 'old'])
    await rig.clock.advance(1)
    await rig.store.expire()
    await until(async () => expect(await ids('short')).toEqual(['new', 'kept']))
    expect(await ids('long')).toEqual(['old2'])
  })

  it('B20: a limit that is lowered takes away what is beyond it', async () => {
    await addInbox('inbox')
    for (let n = 0; n < 150; n++) await put(`c${n}`, 'inbox')
    await rig.store.inboxes.update({ ...newInbox('inbox'), retentionCount: 2 })
    await until(async () => expect(await ids('inbox')).toEqual(['c149', 'c148']))
  })

  it('B21: of inboxes that requests made the least used go, never one with a pinned capture or one that waits for its first', async () => {
    const made = (name: string, createdAt: number) => addInbox(name, { madeBy: 'here', createdAt })
    await made('waits', rig.clock.now())
    await made('pinned', 1)
    await addInbox('mine', { createdAt: 1 })
    await addInbox('foreign', { madeBy: 'outside', createdAt: 1 })
    for (const name of ['much', 'old', 'new']) await made(name, 2)
    for (let n = 0; n < 11; n++) await put(`much${n}`, 'much')
    for (const name of ['pinned', 'old', 'mine', 'foreign']) await put(name, name)
    await rig.clock.advance(5)
    await put('new', 'new')
    await rig.store.captures.mark('pinned', { pinned: true })

    expect(await rig.store.inboxes.trim('here', 5)).toEqual([])
    expect(await rig.store.inboxes.trim('here', 4)).toEqual(['old'])
    expect(await rig.store.inboxes.trim('here', 1)).toEqual(['new', 'much'])
    expect((await rig.store.inboxes.list()).map(({ name }) => name)).toEqual(['waits', 'pinned', 'mine', 'foreign'])
    await rig.clock.advance(120_000)
    expect(await rig.store.inboxes.trim('here', 1)).toEqual(['waits'])
  })
})
