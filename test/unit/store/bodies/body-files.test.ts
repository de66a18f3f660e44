import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCapture, newInbox } from '../../../support/store.ts'
import { until } from '../../../support/until.ts'
import { makeStoreRig, type StoreRig } from '../sqlite/store-rig.ts'

const MIB = 1024 * 1024

describe('long bodies in the store', () => {
  let rig: StoreRig
  beforeEach(async () => {
    rig = await makeStoreRig()
    await rig.store.inboxes.insert(newInbox('demo'))
  })
  afterEach(() => rig.close())

  const folder = (): string => join(rig.dataDir, 'bodies')
  const files = (): string[] => (existsSync(folder()) ? readdirSync(folder()) : [])

  const keepBody = async (id: string, parts: Uint8Array[]): Promise<void> => {
    const writer = rig.store.bodies.create(id)
    for (const part of parts) await writer.write([part])
    await writer.keep()
  }
  const keep = async (id: string, parts: Uint8Array[]): Promise<void> => {
    await keepBody(id, parts)
    const bodySize = parts.reduce((sum, { length }) => sum + length, 0)
    await rig.store.captures.insert(
      newCapture({ id, inbox: 'demo', bodyFile: true, bodySize, body: parts[0] ?? new Uint8Array() }),
    )
  }

  it('B28: come back whole up to 5 MiB, and a part at a time at any length', async () => {
    const parts = Array.from({ length: 6 }, (_, i) => new Uint8Array(MIB).fill(i))
    await keep('cap_1', parts.slice(0, 5))
    await keep('cap_2', parts)
    expect((await rig.store.captures.get('cap_1'))?.body.length).toBe(5 * MIB)
    const long = await rig.store.captures.get('cap_2')
    expect([long?.body.length, long?.bodySize]).toEqual([5 * MIB, 6 * MIB])
    const body = await rig.store.captures.body('cap_2')
    expect(body?.blob.size).toBe(6 * MIB)
    const end = await body?.blob.slice(5 * MIB - 1, 5 * MIB + 1).arrayBuffer()
    expect([...new Uint8Array(end ?? new ArrayBuffer())]).toEqual([4, 5])
  })

  it('B28: a short one is read in the same way', async () => {
    await rig.store.captures.insert(newCapture({ id: 'cap', inbox: 'demo', body: Uint8Array.of(0, 255) }))
    const body = await rig.store.captures.body('cap')
    expect([...new Uint8Array((await body?.blob.arrayBuffer()) ?? new ArrayBuffer())]).toEqual([0, 255])
    expect(await rig.store.captures.body('gone')).toBeNull()
  })

  it('B28: their files go with their captures, one by one or with the inbox', async () => {
    for (const id of ['cap_1', 'cap_2', 'cap_3']) await keep(id, [new Uint8Array(10)])
    await rig.store.captures.remove('cap_1')
    await until(() => expect(files()).toEqual(['cap_2', 'cap_3']))
    await rig.store.inboxes.remove('demo')
    await until(() => expect(files()).toEqual([]))
  })

  it('B28: files that a crash left without a capture are gone after the next start, others stay', async () => {
    await keep('cap_kept', [new Uint8Array(10)])
    await keepBody('cap_orphan', [new Uint8Array(10)])
    for (let i = 0; i < 100; i++) writeFileSync(join(folder(), `cap_old_${i}`), 'x')
    await rig.reopen()
    await until(() => expect(files()).toEqual(['cap_kept']))
    expect((await rig.store.captures.get('cap_kept'))?.body.length).toBe(10)
  })

  it('B28: what is written while old files are looked through stays', async () => {
    mkdirSync(folder(), { recursive: true })
    for (let i = 0; i < 300; i++) writeFileSync(join(folder(), `cap_old_${i}`), 'x')
    await rig.reopen()
    const writer = rig.store.bodies.create('cap_new')
    await writer.write([new Uint8Array(10)])
    await until(() => expect(files()).toEqual(['cap_new']))
    await writer.keep()
    expect((await rig.store.bodies.open('cap_new')).size).toBe(10)
  })
})
