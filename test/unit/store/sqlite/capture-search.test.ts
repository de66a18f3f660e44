import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaptureFilter } from '../../../../src-shared/model/capture.ts'
import type { CaptureRecord } from '../../../../src-main/engine/port/store.ts'
import { openDatabase } from '../../../../src-main/store/sqlite/open-database.ts'
import { DATABASE_FILE } from '../../../../src-main/store/sqlite/open-store.ts'
import { newCapture, newInbox } from '../../../support/store.ts'
import { until } from '../../../support/until.ts'
import { makeStoreRig, type StoreRig } from './store-rig.ts'

describe('finding captures', () => {
  let rig: StoreRig
  beforeEach(async () => {
    rig = await makeStoreRig()
    await rig.store.inboxes.insert(newInbox('demo'))
    await rig.store.inboxes.insert(newInbox('other'))
  })
  afterEach(() => rig.close())

  const put = (id: string, own: Partial<CaptureRecord> = {}) =>
    rig.store.captures.insert(newCapture({ id, inbox: 'demo', receivedAt: rig.clock.now(), ...own }))
  const ids = async (filter: Partial<CaptureFilter>): Promise<string[]> => {
    const all: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await rig.store.captures.find({ limit: 2, ...filter, ...(cursor === undefined ? {} : { cursor }) })
      all.push(...page.items)
      if (page.next === null) return all
      cursor = page.next
    }
  }
  const text = (value: string) => new TextEncoder().encode(value)
  const inspect = <T>(sql: string): T[] => {
    const db = openDatabase({ file: `${rig.dataDir}/${DATABASE_FILE}`, readonly: true })
    const rows = db.prepare<[], T>(sql).all()
    db.close()
    return rows
  }
  const indexed = () => inspect<{ docs: number; upto: number }>('SELECT docs, upto FROM capture_text_part')
  const whenIndexed = (docs: number) =>
    until(() => expect(indexed().reduce((sum, part) => sum + part.docs, 0)).toBe(docs))

  it('B27: each filter finds what it says, also together with others', async () => {
    await put('a', { method: 'PUT', responseStatus: 200, eventType: 'order.paid', result: 'valid', scheme: 'stripe' })
    await put('b', { eventType: 'order.refunded', result: 'invalid', code: 'wrong-secret', responseStatus: 400 })
    await put('c', { responseStatus: 503, bodySize: 5000, target: '/demo/pay/now?path=/refund' })
    await put('d', { inbox: 'other', responseStatus: 0, rawHeaders: '[["X-GitHub-Event","push"],["Accept","*/*"]]' })
    await rig.store.captures.mark('b', { pinned: true, colour: 'red' })

    expect(await ids({})).toEqual(['d', 'c', 'b', 'a'])
    expect(await ids({ inbox: 'demo' })).toEqual(['c', 'b', 'a'])
    expect(await ids({ method: 'put' })).toEqual(['a'])
    expect(await ids({ method: '!PUT' })).toEqual(['d', 'c', 'b'])
    expect(await ids({ type: 'order.paid' })).toEqual(['a'])
    expect(await ids({ type: 'order.*' })).toEqual(['b', 'a'])
    expect(await ids({ type: '!order.paid' })).toEqual(['d', 'c', 'b'])
    expect(await ids({ result: 'invalid' })).toEqual(['b'])
    expect(await ids({ code: 'wrong-secret' })).toEqual(['b'])
    expect(await ids({ status: '400' })).toEqual(['b'])
    expect(await ids({ status: '5xx' })).toEqual(['c'])
    expect(await ids({ status: '!2xx' })).toEqual(['d', 'c', 'b'])
    expect(await ids({ status: 'none' })).toEqual(['d'])
    expect(await ids({ pinned: true })).toEqual(['b'])
    expect(await ids({ pinned: false, inbox: 'demo' })).toEqual(['c', 'a'])
    expect(await ids({ colour: 'red' })).toEqual(['b'])
    expect(await ids({ kind: 'request', method: 'PUT' })).toEqual(['a'])
    expect(await ids({ kind: 'malformed' })).toEqual([])
    expect(await ids({ minSize: 1 })).toEqual(['c'])
    expect(await ids({ maxSize: 0 })).toEqual(['d', 'b', 'a'])
    expect(await ids({ path: '/PAY' })).toEqual(['c'])
    expect(await ids({ path: 'refund' })).toEqual([])
    expect(await ids({ header: 'x-github-event' })).toEqual(['d'])
    expect(await ids({ header: 'X-GitHub-Event=PUS' })).toEqual(['d'])
    expect(await ids({ header: 'accept=push' })).toEqual([])
    expect(await ids({ header: 'github-event' })).toEqual([])
    expect(await ids({ status: '5xx', method: 'PUT' })).toEqual([])
    expect(await ids({ path: '/demo', status: '4xx' })).toEqual(['b'])
  })

  it('B27: a text is found in target, header, event type, note and text body, in any case, before and after it is indexed', async () => {
    await put('target', { target: '/demo/Needle?x' })
    await put('header', { rawHeaders: '[["X-Any","a needLE b"]]' })
    await put('type', { eventType: 'needle.found' })
    await put('body', { body: text('{"deep":["a NEEDLE, sö"]}') })
    await put('binary', { body: Uint8Array.from([0xff, 0, ...text('needle')]) })
    await put('late', { body: text(`${'x'.repeat(70_000)}needle`) })
    await put('note')
    await rig.store.captures.mark('note', { note: 'the needle of mine' })
    const look = async () => {
      expect(await ids({ q: 'needle' })).toEqual(['note', 'body', 'type', 'header', 'target'])
      expect(await ids({ q: 'nee' })).toEqual(['note', 'body', 'type', 'header', 'target'])
      expect(await ids({ q: 'needle SÖ' })).toEqual(['body'])
      expect(await ids({ q: '"a needle" deep' })).toEqual(['body'])
      expect(await ids({ q: 'sö' })).toEqual(['body'])
      expect(await ids({ q: 'needless' })).toEqual([])
      expect(await ids({ q: 'needle', type: 'needle.*' })).toEqual(['type'])
      expect(await ids({ q: 'needle', inbox: 'other' })).toEqual([])
    }
    await look()
    await whenIndexed(7)
    await look()
  })

  it('B27: what is deleted is not found, and what comes in its place is', async () => {
    await put('one', { body: text('common one') })
    await put('two', { body: text('common two') })
    await whenIndexed(2)
    expect(await rig.store.captures.remove('two')).toBe(true)
    expect(await ids({ q: 'common' })).toEqual(['one'])
    await put('three', { body: text('common three') })
    expect(await ids({ q: 'common' })).toEqual(['three', 'one'])
    await until(() => expect(indexed()).toEqual([{ docs: 3, upto: 2 }]))
    expect(await ids({ q: 'common' })).toEqual(['three', 'one'])
    expect(await ids({ q: 'two' })).toEqual([])
    for (const id of ['one', 'three']) await rig.store.captures.remove(id)
    await until(() => expect(indexed()).toEqual([]))
    expect(inspect("SELECT name FROM sqlite_master WHERE name LIKE 'capture_text_0%'")).toEqual([])
    await put('four', { body: text('common four') })
    await whenIndexed(1)
    expect(await ids({ q: 'common' })).toEqual(['four'])
  })

  it('B27: captures of more than one part of the index are found in order', async () => {
    for (let n = 0; n < 9000; n += 500) {
      await Promise.all(
        Array.from({ length: 500 }, (_, i) =>
          put(`c${n + i}`, { body: text((n + i) % 4000 === 0 ? 'a rare one' : 'nothing') }),
        ),
      )
    }
    await until(() => expect(indexed()).toMatchObject([{ docs: 8191 }, { docs: 809 }]), { timeout: 60_000 })
    expect(await ids({ q: 'rare' })).toEqual(['c8000', 'c4000', 'c0'])
    await rig.reopen()
    expect(await ids({ q: 'rare' })).toEqual(['c8000', 'c4000', 'c0'])
  }, 90_000)

  it('B27: are counted: all, by filter, and beyond 10,000 as more', async () => {
    await put('a', { method: 'PUT' })
    await put('b')
    await put('c', { inbox: 'other' })
    expect(await rig.store.captures.countMatching({})).toEqual({ count: 3, more: false })
    expect(await rig.store.captures.countMatching({ inbox: 'demo' })).toEqual({ count: 2, more: false })
    expect(await rig.store.captures.countMatching({ method: 'PUT' })).toEqual({ count: 1, more: false })
    expect(await rig.store.captures.countMatching({ path: 'demo' })).toEqual({ count: 2, more: false })
  })
})
