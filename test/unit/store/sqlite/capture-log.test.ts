import { createHash, randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaptureAnswer } from '../../../../src-shared/model/respond.ts'
import { SECOND, toIso } from '../../../../src-shared/time.ts'
import { newCapture, newInbox } from '../../../support/store.ts'
import { makeStoreRig, type StoreRig } from './store-rig.ts'

describe('inboxes and captures in the store', () => {
  let rig: StoreRig
  beforeEach(async () => {
    rig = await makeStoreRig()
    await rig.store.inboxes.insert(newInbox('demo'))
  })
  afterEach(() => rig.close())

  it('inboxes come back as they were put in, a name is taken once', async () => {
    expect(await rig.store.inboxes.insert(newInbox('demo'))).toBe(false)
    expect(await rig.store.inboxes.insert({ ...newInbox('other'), secrets: '[]' })).toBe(true)
    await rig.store.inboxes.update({ ...newInbox('demo'), scheme: 'netx', handshake: 'refuse', forwardTo: null })
    expect(await rig.store.inboxes.list()).toEqual([
      {
        ...newInbox('demo'),
        scheme: 'netx',
        handshake: 'refuse',
        forwardTo: null,
        captures: 0,
        pinned: 0,
        lastCaptureAt: null,
      },
      { ...newInbox('other'), secrets: '[]', captures: 0, pinned: 0, lastCaptureAt: null },
    ])
  })

  it('B20: a capture comes back byte for byte, all 256 byte values', async () => {
    for (const body of [Uint8Array.from({ length: 256 }, (_, i) => i), new Uint8Array(randomBytes(100_000))]) {
      const id = `cap_${body.length}`
      const record = newCapture({
        id,
        inbox: 'demo',
        body,
        bodySha256: createHash('sha256').update(body).digest('hex'),
        rawHeaders: JSON.stringify([
          ['X-Twice', 'one'],
          ['x-tWICE', 'tw\u00f6'],
        ]),
        secure: true,
        truncated: true,
        eventType: 'order.paid',
      })
      await rig.store.captures.insert(record)
      const back = await rig.store.captures.get(id)
      expect(back).toEqual({ ...record, body: expect.any(Uint8Array) })
      expect(Buffer.compare(back?.body ?? new Uint8Array(), body)).toBe(0)
    }
  })

  it('B34: what it was answered is added to a capture that is there', async () => {
    const answer: CaptureAnswer = {
      kind: 'rule',
      status: 202,
      headers: [['X-Twice', 'one']],
      body: 'tw\u00f6',
      encoding: 'utf8',
      truncated: false,
      fault: null,
      rule: 0,
      step: 1,
      at: toIso(rig.clock.now()),
      durationMs: 1.5,
      note: null,
    }
    const record = newCapture({ id: 'cap', inbox: 'demo' })
    await rig.store.captures.insert(record)
    expect(await rig.store.captures.get('cap')).toMatchObject({ answered: false, responseStatus: 0, answer: null })
    await rig.store.captures.answered('cap', answer)
    await rig.store.captures.answered('gone', answer)
    const back = await rig.store.captures.get('cap')
    expect(back).toMatchObject({ ...record, answered: true, responseStatus: 202, answer: expect.any(String) })
    expect(JSON.parse(back?.answer ?? '')).toEqual(answer)
    const { items } = await rig.store.captures.list({ limit: 10 })
    expect(items).toMatchObject([{ id: 'cap', answered: true, responseStatus: 202 }])
  })

  it('keeps an empty body', async () => {
    await rig.store.captures.insert(newCapture({ id: 'cap', inbox: 'demo' }))
    expect((await rig.store.captures.get('cap'))?.body.byteLength).toBe(0)
  })

  it('are listed newest first, by inbox, result, method, text and time', async () => {
    await rig.store.inboxes.insert(newInbox('other'))
    const at = (n: number): number => rig.clock.now() + n * SECOND
    await rig.store.captures.insert(newCapture({ id: 'c1', inbox: 'demo', receivedAt: at(1), result: 'valid' }))
    await rig.store.captures.insert(newCapture({ id: 'c2', inbox: 'other', receivedAt: at(2), method: 'PUT' }))
    await rig.store.captures.insert(
      newCapture({ id: 'c3', inbox: 'demo', receivedAt: at(3), eventType: 'user.created' }),
    )
    await rig.store.captures.insert(
      newCapture({ id: 'c4', inbox: 'demo', receivedAt: at(4), rawHeaders: '[["X-Special","100%"]]' }),
    )
    const ids = async (filter: object): Promise<string[]> =>
      (await rig.store.captures.list({ limit: 100, ...filter })).items.map(({ id }) => id)
    expect(await ids({})).toEqual(['c4', 'c3', 'c2', 'c1'])
    expect(await ids({ inbox: 'demo' })).toEqual(['c4', 'c3', 'c1'])
    expect(await ids({ result: 'valid' })).toEqual(['c1'])
    expect(await ids({ method: 'PUT' })).toEqual(['c2'])
    expect(await ids({ q: 'special' })).toEqual(['c4'])
    expect(await ids({ q: '100%' })).toEqual(['c4'])
    expect(await ids({ q: 'user' })).toEqual(['c3'])
    expect(await ids({ q: '/other/' })).toEqual(['c2'])
    expect(await ids({ q: '\0' })).toEqual([])
    expect(await ids({ q: 'user\0' })).toEqual([])
    expect(await ids({ since: toIso(at(2)), until: toIso(at(3)) })).toEqual(['c3', 'c2'])
    const page = await rig.store.captures.list({ inbox: 'demo', limit: 2 })
    expect(await ids({ inbox: 'demo', cursor: page.next })).toEqual(['c1'])
    expect(page.items[0]).not.toHaveProperty('body')
  })

  it('are counted in their inbox, and go with it', async () => {
    await rig.store.captures.insert(newCapture({ id: 'c1', inbox: 'demo', receivedAt: 5 }))
    await rig.store.captures.insert(newCapture({ id: 'c2', inbox: 'demo', receivedAt: 6 }))
    expect(await rig.store.inboxes.list()).toMatchObject([{ captures: 2, lastCaptureAt: 6 }])
    expect(await rig.store.captures.remove('c1')).toBe(true)
    expect(await rig.store.captures.remove('c1')).toBe(false)
    expect(await rig.store.captures.count()).toBe(1)

    expect(await rig.store.inboxes.remove('demo')).toBe(true)
    expect(await rig.store.inboxes.remove('demo')).toBe(false)
    expect(await rig.store.captures.count()).toBe(0)
    expect(await rig.store.captures.get('c2')).toBeNull()
    await rig.store.inboxes.insert(newInbox('demo'))
    expect((await rig.store.captures.list({ inbox: 'demo', limit: 10 })).items).toEqual([])
    await rig.store.captures.insert(newCapture({ id: 'c3', inbox: 'demo' }))
    expect((await rig.store.captures.list({ limit: 10 })).items.map(({ id }) => id)).toEqual(['c3'])
  })

  it('a capture for an inbox that is gone is refused', async () => {
    await expect(rig.store.captures.insert(newCapture({ id: 'c', inbox: 'gone' }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
