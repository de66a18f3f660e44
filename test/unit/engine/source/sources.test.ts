import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LiveEvent } from '../../../../src-shared/model/live-event.ts'
import type { Source } from '../../../../src-shared/model/source.ts'
import { startSink } from '../../../support/sink.ts'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'
import { until } from '../../../support/until.ts'

type Refused = { error: { code: string; field?: string; message: string } }

describe('sources', () => {
  let host: TestHost
  let dir: ReturnType<typeof makeTempDir>
  let root: string

  beforeAll(async () => {
    host = await startTestHost()
  })
  afterAll(() => host.close())
  beforeEach(() => {
    dir = makeTempDir()
    root = join(dir.path, 'watched')
    mkdirSync(root)
  })
  afterEach(async () => {
    for (const { id } of (await host.engine.sources.list()).items) await host.engine.sources.remove(id)
    dir.remove()
  })

  const createFolder = (folder: object) =>
    host.rest<Source & Refused>('POST', '/sources', { kind: 'folder', name: 'Photos', folder })
  const untilRunning = (id: string) =>
    until(async () => expect((await host.engine.sources.get(id)).state).toBe('running'), { timeout: 10_000 })

  it('R29a: a folder that cannot be watched is refused with the field', async () => {
    writeFileSync(join(dir.path, 'file'), '')
    const refusals: [path: string, message: RegExp][] = [
      ['photos', /not absolute/],
      [join(dir.path, 'missing'), /is not there/],
      [join(dir.path, 'file'), /not a folder/],
      [host.dataDir, /keeps its data/],
      [join(host.dataDir, '..', host.dataDir.split('/').at(-1) ?? ''), /keeps its data/],
    ]
    for (const [path, message] of refusals) {
      const { status, body } = await createFolder({ path })
      expect({ status, error: body.error }).toMatchObject({
        status: 400,
        error: { code: 'INVALID_INPUT', field: 'folder.path', message: expect.stringMatching(message) },
      })
    }
    expect((await createFolder({ path: root, folders: 1 })).status).toBe(400)
  })

  it('R29a: a source is created with what is usual, read, changed, switched and deleted', async () => {
    const { status, body } = await createFolder({ path: `${root}/` })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      kind: 'folder',
      enabled: true,
      events: 0,
      lastEventAt: null,
      folder: { path: root, settleMs: 1000, ignore: expect.arrayContaining(['.*', '*.part']) },
    })
    const path = `/sources/${body.id}`
    expect((await host.rest('PATCH', path, { folder: { settleMs: 200 } })).body).toMatchObject({
      name: 'Photos',
      folder: { path: root, settleMs: 200 },
    })
    expect((await host.rest('PATCH', path, { stream: { key: 'a' } })).body).toMatchObject({
      error: { field: 'stream' },
    })
    expect((await host.rest('POST', `${path}/disable`)).body).toMatchObject({ enabled: false, state: 'off' })
    expect((await host.rest('POST', `${path}/rescan`)).status).toBe(409)
    expect((await host.rest('POST', `${path}/enable`)).body).toMatchObject({ enabled: true })
    expect((await host.rest('DELETE', path)).status).toBe(204)
    expect((await host.rest('GET', path)).status).toBe(404)
  })

  it('R29a: two sources may watch the same folder, and changes at once leave each running once', async () => {
    const ids = await Promise.all([
      createFolder({ path: root, settleMs: 100 }),
      createFolder({ path: root, settleMs: 100 }),
    ])
    const [first = '', second = ''] = ids.map(({ body }) => body.id)
    await Promise.all([
      host.engine.sources.update(first, { folder: { ignore: ['*.tmp'] } }),
      host.engine.sources.setEnabled(first, false),
      host.engine.sources.setEnabled(first, true),
      host.engine.sources.update(second, { name: 'Other' }),
    ])
    await untilRunning(first)
    await untilRunning(second)
    writeFileSync(join(root, 'a.jpg'), 'a')
    await until(
      async () => {
        const { items } = await host.engine.sources.list()
        expect(items.map(({ name, events }) => [name, events])).toEqual([
          ['Photos', 1],
          ['Other', 1],
        ])
      },
      { timeout: 10_000 },
    )
  })

  it('R29a: events of a watched folder reach netx and woodwing webhooks, through their filters', async () => {
    const sink = await startSink()
    const add = async (name: string, body: object): Promise<string> => {
      const url = `${sink.url}/${name}`
      const created = await host.rest<{ id: string }>('POST', '/webhooks', {
        name,
        url,
        urlPolicy: 'http-or-https',
        ...body,
      })
      expect(created.status, JSON.stringify(created.body)).toBe(201)
      return created.body.id
    }
    const foldersAndQuery = { folders: ['/nature'], query: '' }
    const filter = {
      metadataToReturn: ['filename', 'fileSize'],
      triggerMetadataFields: [],
      objectTypes: [],
      conditions: null,
    }
    const webhooks = await Promise.all([
      add('netx', { profile: 'netx', eventTypes: ['asset.create'] }),
      add('woodwing', {
        profile: 'woodwing',
        eventTypes: ['asset_create', 'asset_update_metadata', 'folder_create'],
        filter: { ...filter, foldersAndQuery },
      }),
    ])
    try {
      const { body } = await createFolder({ path: root, settleMs: 100 })
      await untilRunning(body.id)
      writeFileSync(join(root, 'skipped.jpg'), 'a')
      mkdirSync(join(root, 'Nature'))
      writeFileSync(join(root, 'Nature/bee.jpg'), 'bzz')
      const bodies = (target: string) =>
        sink.requests.filter(request => request.target === target).map(request => JSON.parse(request.body.toString()))
      await until(() => expect(sink.requests).toHaveLength(4), { timeout: 10_000 })
      appendFileSync(join(root, 'Nature/bee.jpg'), 'bzz')
      await until(() => expect(sink.requests).toHaveLength(5), { timeout: 10_000 })

      expect(bodies('/netx').map(({ event }) => event)).toEqual([
        expect.objectContaining({ assetId: expect.any(Number), systemEventType: 'ASSET_CREATE', userId: 0 }),
        expect.objectContaining({ assetId: expect.any(Number), systemEventType: 'ASSET_CREATE', userId: 0 }),
      ])
      const [folder, created, updated] = bodies('/woodwing').sort((a, b) => b.type.localeCompare(a.type) || 0)
      const byType = Object.fromEntries([folder, created, updated].map(each => [each.type, each]))
      expect(byType['folder_create']).toMatchObject({ folderPath: '/Nature' })
      expect(byType['asset_create']).toMatchObject({
        assetId: expect.stringMatching(/^\d+$/),
        metadata: { filename: 'bee.jpg', fileSize: 3 },
      })
      expect(byType['asset_update_metadata']).toMatchObject({
        assetId: byType['asset_create'].assetId,
        metadata: { filename: 'bee.jpg', fileSize: 6 },
        changedMetadata: { fileSize: { oldValue: 3, newValue: 6 } },
      })
    } finally {
      for (const id of webhooks) await host.engine.webhooks.remove(id)
      await sink.close()
    }
  })

  it('R29a: the live feed says when a source or its state changed', async () => {
    const heard: LiveEvent[] = []
    const stop = new AbortController()
    const listening = (async () => {
      for await (const event of host.engine.live.subscribe(stop.signal)) heard.push(event)
    })()
    const { body } = await createFolder({ path: root })
    await untilRunning(body.id)
    await until(() => expect(heard).toContainEqual({ type: 'sources' }), { timeout: 5000 })
    stop.abort()
    await listening
  })
})
