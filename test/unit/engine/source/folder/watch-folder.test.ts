import { setTimeout } from 'node:timers/promises'
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SourceStore } from '../../../../../src-main/engine/port/source-store.ts'
import { HookError } from '../../../../../src-shared/error.ts'
import { asOrdinaryUser } from '../../../../support/as-ordinary-user.ts'
import { busy, makeFolderRig, openRigStore } from '../../../../support/folder-rig.ts'
import { until } from '../../../../support/until.ts'

const settled = { timeout: 8000, interval: 20 }

describe('a watched folder', () => {
  let data: Awaited<ReturnType<typeof openRigStore>>
  let sources: SourceStore
  let rig: Awaited<ReturnType<typeof makeFolderRig>>

  beforeAll(async () => {
    data = await openRigStore()
    ;({ sources } = data.store)
  })
  afterAll(() => data.close())
  beforeEach(async () => {
    rig = await makeFolderRig(data.store)
  })
  afterEach(async () => {
    await rig.close()
    if (rig.faults.length > 0) throw new Error('The watch met a fault.', { cause: rig.faults[0] })
  })

  const tells = async (...events: string[]): Promise<void> => {
    await until(() => expect(rig.told()).toEqual(events), settled)
    await rig.quiet()
    expect(rig.told()).toEqual(events)
  }

  it('R29a: files that are there when the watch starts, or starts again, make no event', async () => {
    rig.write('a.jpg', 'a')
    rig.write('sub/b.jpg', 'b')
    await rig.start()
    await tells()
    rig.write('c.jpg', 'c')
    await tells('asset_create /c.jpg')
    await rig.stop()
    rig.write('while-away.jpg', 'd')
    rig.remove('a.jpg')
    await rig.restart()
    await tells('asset_create /c.jpg')
  })

  it('R29a: an added, changed, renamed, moved and removed file tells its real metadata', async () => {
    await rig.start()
    rig.write('Cat.JPG', 'meow')
    utimesSync(join(rig.root, 'Cat.JPG'), 1_700_000_000, 1_700_000_000)
    await tells('asset_create /Cat.JPG')
    rig.write('Cat.JPG', 'meow meow')
    utimesSync(join(rig.root, 'Cat.JPG'), 1_700_000_060, 1_700_000_060)
    await until(() => expect(rig.told()).toHaveLength(2), settled)
    rig.move('Cat.JPG', 'Tom.jpg')
    await until(() => expect(rig.told()).toHaveLength(3), settled)
    rig.move('Tom.jpg', 'pets/tom.png')
    await until(() => expect(rig.told()).toHaveLength(5), settled)
    rig.remove('pets')
    await tells(
      'asset_create /Cat.JPG',
      'asset_update_metadata /Cat.JPG',
      'asset_rename /Cat.JPG → /Tom.jpg',
      'folder_create /pets',
      'asset_move /Tom.jpg → /pets/tom.png',
      'asset_remove /pets/tom.png',
      'folder_remove /pets',
    )

    const events = [...rig.messages.values()]
    const assetId = events[0]?.data.assetId
    expect(assetId).toEqual(expect.any(Number))
    expect(events.flatMap(({ data }) => data.assetId ?? [])).toEqual(Array.from({ length: 5 }, () => assetId))
    expect(events[0]).toMatchObject({
      origin: 'watched-folder',
      data: {
        path: '/Cat.JPG',
        folderPath: '/',
        metadata: {
          filename: 'Cat.JPG',
          folderPath: '/',
          assetPath: '/Cat.JPG',
          extension: 'jpg',
          mimeType: 'image/jpeg',
          fileSize: 4,
          fileModified: '2023-11-14T22:13:20.000Z',
        },
      },
    })
    expect(events[1]?.data.changedMetadata).toEqual({
      fileSize: { oldValue: 4, newValue: 9 },
      fileModified: { oldValue: '2023-11-14T22:13:20.000Z', newValue: '2023-11-14T22:14:20.000Z' },
    })
    expect(events[2]?.data.changedMetadata).toEqual({
      filename: { oldValue: 'Cat.JPG', newValue: 'Tom.jpg' },
      assetPath: { oldValue: '/Cat.JPG', newValue: '/Tom.jpg' },
    })
    expect(events[3]?.data).toEqual({ folderPath: '/pets', metadata: { name: 'pets', folderPath: '/pets' } })
    expect(events[4]?.data.changedMetadata).toEqual({
      filename: { oldValue: 'Tom.jpg', newValue: 'tom.png' },
      folderPath: { oldValue: '/', newValue: '/pets' },
      assetPath: { oldValue: '/Tom.jpg', newValue: '/pets/tom.png' },
      extension: { oldValue: 'jpg', newValue: 'png' },
      mimeType: { oldValue: 'image/jpeg', newValue: 'image/png' },
    })
    expect(events[5]?.data.metadata).toMatchObject({ assetPath: '/pets/tom.png', fileSize: 9 })
  })

  it('R29a: a renamed folder moves its files and neither removes nor creates them', async () => {
    rig.write('old/a.jpg', 'a')
    rig.write('old/deep/b.jpg', 'bb')
    await rig.start()
    rig.move('old', 'new')
    await tells(
      'folder_create /new',
      'folder_create /new/deep',
      'asset_move /old/a.jpg → /new/a.jpg',
      'asset_move /old/deep/b.jpg → /new/deep/b.jpg',
      'folder_remove /old/deep',
      'folder_remove /old',
    )
  })

  it('R29a: a file that is written slowly makes one event when it is whole, one that vanishes before makes none', async () => {
    rig.write('growing.mov', 'x')
    await rig.start()
    for (let chunk = 0; chunk < 20; chunk++) {
      rig.write('slow.mov', 'x'.repeat(chunk + 1))
      rig.write('growing.mov', 'x'.repeat(chunk + 2))
      if (chunk < 8) rig.write('fleeting.mov', 'x'.repeat(chunk + 1))
      if (chunk === 8) rig.remove('fleeting.mov')
      await setTimeout(30)
    }
    await tells('asset_update_metadata /growing.mov', 'asset_create /slow.mov')
    expect([...rig.messages.values()].map(({ data }) => data.metadata['fileSize'])).toEqual([21, 20])
  })

  it('R29a: a program that saves by writing a new file over the old one makes one change', async () => {
    rig.write('text.md', 'one')
    await rig.start()
    rig.write('text.md.tmp', 'three')
    rig.move('text.md.tmp', 'text.md')
    await tells('asset_update_metadata /text.md')
    rig.move('text.md', 'text.md~')
    rig.write('text.md', 'three and four')
    rig.remove('text.md~')
    await tells('asset_update_metadata /text.md', 'asset_update_metadata /text.md')
  })

  it('R29a: a file that takes over the inode of a removed one is a new one', async () => {
    rig.write('a.jpg', 'same size')
    await rig.start()
    rig.remove('a.jpg')
    rig.write('b.jpg', 'same size')
    await tells('asset_create /b.jpg', 'asset_remove /a.jpg')
  })

  it('R29a: a folder in the place of a file, and a file in the place of a folder', async () => {
    rig.write('one', 'file')
    rig.write('two/inner', 'file')
    await rig.start()
    rig.remove('one')
    rig.write('one/inner', 'file')
    rig.remove('two')
    rig.write('two', 'file')
    await tells(
      'asset_remove /one',
      'folder_create /one',
      'asset_create /one/inner',
      'asset_create /two',
      'asset_remove /two/inner',
      'folder_remove /two',
    )
    await rig.restart()
    await rig.quiet()
    expect(rig.told()).toHaveLength(6)
  })

  it('R29a: ignored names and links make no event', async () => {
    await rig.start()
    rig.write('.hidden/a.jpg', 'a')
    rig.write('a.jpg.tmp', 'a')
    symlinkSync('/etc', join(rig.root, 'link'))
    symlinkSync('/etc/hostname', join(rig.root, 'link.txt'))
    rig.write('real.jpg', 'a')
    await tells('asset_create /real.jpg')
  })

  it('R29a: a re-scan takes over what changed and makes no event, and assets keep their numbers', async () => {
    rig.write('a.jpg', 'a')
    rig.write('b.jpg', 'b')
    await rig.start()
    const before = await rig.assets()
    await rig.stop()
    rig.move('a.jpg', 'sub/a.jpg')
    rig.write('b.jpg', 'bbb')
    rig.write('c.jpg', 'c')
    await rig.restart()
    const after = await rig.assets()
    expect(after['/sub/a.jpg']).toBe(before['/a.jpg'])
    expect(after['/b.jpg']).toBe(before['/b.jpg'])
    rig.write('d.jpg', 'd')
    await rig.rescan()
    await tells()
    expect(Object.keys(await rig.assets())).toContain('/d.jpg')
  })

  it('R29a: a watched folder that goes away is said to be away, loses no file, and is taken over when it is back', async () => {
    rig.write('a.jpg', 'a')
    await rig.start()
    renameSync(rig.root, `${rig.root}-away`)
    await until(() => expect(rig.condition().state).toBe('failed'), settled)
    expect(rig.condition().reason).toMatch(/is not there.*connect its drive/)
    writeFileSync(join(`${rig.root}-away`, 'b.jpg'), 'b')
    renameSync(`${rig.root}-away`, rig.root)
    await until(() => expect(rig.condition()).toEqual({ state: 'running', reason: null }), settled)
    rig.write('c.jpg', 'c')
    await tells('asset_create /c.jpg')
    rmSync(rig.root, { recursive: true })
    await until(() => expect(rig.condition().state).toBe('failed'), settled)
    mkdirSync(rig.root)
    await until(() => expect(rig.condition().state).toBe('running'), settled)
    await tells('asset_create /c.jpg')
  })

  it('R29a: a folder that cannot be read keeps its files and is named', async context => {
    if (process.platform === 'win32') context.skip('Windows does not close a folder by its mode.')
    rig.write('closed/a.jpg', 'a')
    await rig.start()
    await asOrdinaryUser(rig.root, async () => {
      chmodSync(join(rig.root, 'closed'), 0)
      await until(() => expect(rig.condition().reason).toMatch(/^\/closed cannot be read \(EACCES\)/), settled)
      expect(rig.condition().state).toBe('running')
      await tells()
      chmodSync(join(rig.root, 'closed'), 0o755)
      rig.write('closed/b.jpg', 'b')
      await until(() => expect(rig.condition().reason).toBeNull(), settled)
      await tells()

      mkdirSync(join(rig.root, 'new'))
      rig.write('new/c.jpg', 'c')
      chmodSync(join(rig.root, 'new'), 0)
      await tells('folder_create /new')
      chmodSync(join(rig.root, 'new'), 0o755)
      await tells('folder_create /new', 'asset_create /new/c.jpg')
    })
  })

  it('R29a: while the publisher is busy events wait, and none is lost or doubled', async () => {
    await rig.start()
    let refusals = 3
    rig.answer({ before: () => (refusals-- > 0 ? busy() : undefined) })
    rig.write('a.jpg', 'a')
    await until(() => expect(rig.condition().reason).toMatch(/Too many messages/), settled)
    await tells('asset_create /a.jpg')
    expect(rig.condition()).toEqual({ state: 'running', reason: null })
  })

  it('R97: while the engine takes no events changes are taken over without any', async () => {
    await rig.start()
    let off = true
    rig.answer({
      before: () => {
        if (off) throw new HookError('BACKEND_OFF', 'The backend is off.')
      },
    })
    rig.write('a.jpg', 'a')
    await until(async () => expect(Object.keys(await rig.assets())).toEqual(['/a.jpg']), settled)
    await rig.quiet()
    off = false
    rig.write('b.jpg', 'b')
    await tells('asset_create /b.jpg')
  })

  it('R29a: an event that was published before a crash is not published again', async () => {
    await rig.start()
    const made = vi.spyOn(sources, 'made').mockRejectedValue(new HookError('BUSY', 'The process is killed.'))
    rig.write('a.jpg', 'a')
    await until(() => expect(rig.told()).toEqual(['asset_create /a.jpg']), settled)
    expect(await sources.waiting(rig.number, 10)).toHaveLength(1)
    await rig.stop()
    made.mockRestore()
    await rig.restart()
    await tells('asset_create /a.jpg')
    expect(await sources.waiting(rig.number, 10)).toEqual([])
    rig.write('a.jpg', 'aa')
    await tells('asset_create /a.jpg', 'asset_update_metadata /a.jpg')
  })

  it('R29a: an event that was not published before a crash is published after it', async () => {
    await rig.start()
    rig.answer({ before: busy })
    rig.write('a.jpg', 'a')
    rig.write('b/c.jpg', 'c')
    await until(async () => expect(await sources.waiting(rig.number, 10)).toHaveLength(3), settled)
    await rig.stop()
    rig.answer({})
    await rig.restart()
    await tells('folder_create /b', 'asset_create /a.jpg', 'asset_create /b/c.jpg')
  })

  it('R29a: an event that the publisher refuses is told, and those beside it are published', async () => {
    await rig.start()
    const right = JSON.stringify({ id: 'msg_1', type: 'folder_create', data: { folderPath: '/right' } })
    await sources.change(rig.number, { put: [], removed: [], events: ['{"type":"","data":{}}', right] })
    rig.write('.hint', '')
    await tells('folder_create /right')
    expect(rig.warnings).toEqual([expect.stringMatching(/watched folder “Photos” was refused: It is not right\./)])
  })
})
