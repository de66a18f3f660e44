import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message, MessageSummary } from '../../src-shared/model/message.ts'
import type { Page } from '../../src-shared/model/page.ts'
import type { Source } from '../../src-shared/model/source.ts'
import { inShort, type Told } from '../support/folder-rig.ts'
import { type HostProcess, startHostProcess } from '../support/host-process.ts'
import type { Rest } from '../support/rest-client.ts'
import { createSeededRandom, newSeed } from '../support/seeded-random.ts'
import { startSink } from '../support/sink.ts'
import { startTestHost } from '../support/start-test-host.ts'
import { makeTempDir } from '../support/temp-dir.ts'
import { until } from '../support/until.ts'

const SETTLE = 400
const QUICK = 100
const late = { timeout: 20_000, interval: 50 }

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index)

const watch = async (rest: Rest, path: string, settleMs = SETTLE): Promise<string> => {
  const { status, body } = await rest<Source>('POST', '/sources', {
    kind: 'folder',
    name: 'Photos',
    folder: { path, settleMs },
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

const untilRunning = async (rest: Rest, id: string): Promise<Source> =>
  until(
    async () => {
      const { body } = await rest<Source>('GET', `/sources/${id}`)
      expect(body).toMatchObject({ state: 'running', reason: null })
      return body
    },
    { timeout: 20_000, interval: 50 },
  )

describe('a watched folder', () => {
  let dir: ReturnType<typeof makeTempDir>
  let root: string
  const at = (path: string): string => join(root, path)

  beforeEach(() => {
    dir = makeTempDir()
    root = join(dir.path, 'watched')
  })
  afterEach(() => dir.remove())

  /** `count` files in ten folders, `/f0/0.jpg` and so on, and a folder in a folder for the last of them. */
  const fill = (count: number): void => {
    for (const n of range(0, count)) {
      mkdirSync(dirname(at(file(n))), { recursive: true })
      writeFileSync(at(file(n)), `content of ${n}`)
    }
  }
  const folder = (n: number): string => (n % 10 === 9 && n % 20 === 19 ? `/f${n % 10}/deep` : `/f${n % 10}`)
  const file = (n: number): string => `${folder(n)}/${n}.jpg`

  /** Does everything at once to a folder that was filled with 1,000 files, and answers the events that it should make. */
  const disturb = async (): Promise<string[]> => {
    const expected: string[] = []
    const jobs: (() => Promise<unknown>)[] = []
    const job = (events: string[], run: () => Promise<unknown>): void => {
      expected.push(...events)
      jobs.push(run)
    }
    const put = async (path: string, text: string): Promise<void> => {
      await mkdir(dirname(at(path)), { recursive: true })
      await writeFile(at(path), text)
    }

    expected.push('folder_create /moved', ...range(0, 5).map(n => `folder_create /new${n}`))
    await mkdir(at('/moved'))
    for (const n of range(0, 200)) {
      const path = n < 100 ? `/new${n % 5}/${n}.png` : `/f0/added-${n}.png`
      job([`asset_create ${path}`], () => put(path, `new ${n}`))
    }
    // Of 1,000 files those with n % 10 = 9 lie in the folder that is renamed; the others are changed one way each.
    const others = range(0, 1000).filter(n => n % 10 !== 9)
    for (const n of others.slice(0, 150)) {
      job([`asset_update_metadata ${file(n)}`], () => appendFile(at(file(n)), ' changed'))
    }
    for (const n of others.slice(150, 250)) {
      const to = `${folder(n)}/renamed-${n}.jpg`
      job([`asset_rename ${file(n)} → ${to}`], () => rename(at(file(n)), at(to)))
    }
    for (const n of others.slice(250, 350)) {
      job([`asset_move ${file(n)} → /moved/${n}.jpg`], () => rename(at(file(n)), at(`/moved/${n}.jpg`)))
    }
    for (const n of others.slice(350, 450)) job([`asset_remove ${file(n)}`], () => rm(at(file(n))))
    for (const n of others.slice(450, 470)) {
      job([`asset_update_metadata ${file(n)}`], async () => {
        await writeFile(at(`${file(n)}.tmp`), 'written beside')
        await rename(at(`${file(n)}.tmp`), at(file(n)))
      })
    }
    for (const n of range(0, 10)) {
      job([`asset_create /f1/slow-${n}.mov`], async () => {
        for (const chunk of range(0, 15)) {
          await appendFile(at(`/f1/slow-${n}.mov`), `chunk ${chunk}`)
          await setTimeout(100)
        }
      })
      job([], async () => {
        await put(`/f2/fleeting-${n}.mov`, 'x')
        await setTimeout(50)
        await rm(at(`/f2/fleeting-${n}.mov`))
      })
    }
    const inRenamed = range(0, 1000).filter(n => n % 10 === 9)
    const renamed = ['folder_create /g', 'folder_create /g/deep', 'folder_remove /f9', 'folder_remove /f9/deep']
    const moves = inRenamed.map(n => `asset_move ${file(n)} → ${file(n).replace('/f9', '/g')}`)
    job([...renamed, ...moves], () => rename(at('/f9'), at('/g')))

    const random = createSeededRandom(newSeed())
    const shuffled = jobs.map(run => ({ run, order: random() })).sort((a, b) => a.order - b.order)
    await Promise.all(
      shuffled.map(async ({ run }, index) => {
        await setTimeout(index * 2)
        await run()
      }),
    )
    return expected
  }

  it('R29a: of 1,000 files, added, changed, renamed, moved and removed ones make exactly their events, once', async () => {
    fill(1000)
    const sink = await startSink()
    let host = await startTestHost({ dataDir: join(dir.path, 'data') })
    const told = (): Told[] => sink.requests.map(({ body }) => JSON.parse(body.toString()))
    const ids = (): unknown[] => sink.requests.map(({ headers }) => headers['webhook-id'])
    try {
      await host.rest('POST', '/webhooks', { name: 'All', url: sink.url, eventTypes: ['*'], concurrency: 64 })
      const id = await watch(host.rest, root)
      const { folder: counts } = (await untilRunning(host.rest, id)) as Extract<Source, { kind: 'folder' }>
      expect(counts).toMatchObject({ files: 1000, folders: 11 })

      const expected = await disturb()
      const nothingMore = async (): Promise<void> => {
        await setTimeout(3 * SETTLE)
        expect(told().map(inShort).sort()).toEqual([...expected].sort())
        expect(new Set(ids()).size).toBe(expected.length)
        expect((await untilRunning(host.rest, id)).events).toBe(expected.length)
      }
      await until(() => expect(told().length).toBeGreaterThanOrEqual(expected.length), { timeout: 30_000 })
      await nothingMore()
      for (const { type, data } of told()) {
        if (data.path?.includes('slow')) expect([type, data.metadata['fileSize']]).toEqual(['asset_create', 110])
      }

      await host.rest('POST', `/sources/${id}/rescan`)
      await nothingMore()
      await host.close()
      writeFileSync(at('/f3/while-off.jpg'), 'x')
      renameSync(at('/g'), at('/f9'))
      rmSync(at('/moved'), { recursive: true })
      host = await startTestHost({ dataDir: join(dir.path, 'data') })
      await untilRunning(host.rest, id)
      await nothingMore()

      const asset = told().find(({ data }) => data.path === file(3))?.data.assetId
      await appendFile(at(file(3)), ' again')
      expected.push(`asset_update_metadata ${file(3)}`)
      await until(() => expect(told()).toHaveLength(expected.length), { timeout: 10_000 })
      expect(told().at(-1)?.data.assetId).toBe(asset)
    } finally {
      await host.close()
      await sink.close()
    }
  }, 120_000)

  it('R29a: an engine that is killed while files come tells no event twice and gives no asset number twice', async () => {
    mkdirSync(root)
    const seed = newSeed()
    const random = createSeededRandom(seed)
    const data = join(dir.path, 'data')
    let host: HostProcess = await startHostProcess(data)
    try {
      const id = await watch(host.rest, root, QUICK)
      await untilRunning(host.rest, id)
      let files = 0
      const add = async (count: number): Promise<void> => {
        for (const _ of range(0, count)) {
          await writeFile(at(`/${files++}.jpg`), 'x'.repeat(files))
          await setTimeout(5)
        }
      }
      for (const _ of range(0, 5)) {
        const running = host
        const { events } = await untilRunning(running.rest, id)
        const killInTheMiddle = async (): Promise<void> => {
          await until(async () => expect((await untilRunning(running.rest, id)).events).toBeGreaterThan(events), late)
          await setTimeout(random() * 300)
          await running.kill()
        }
        await Promise.all([add(80), killInTheMiddle()])
        host = await startHostProcess(data)
        await untilRunning(host.rest, id)
      }
      const sure = files
      await add(20)

      const messages = async (): Promise<Told[]> => {
        const { body } = await host.rest<Page<MessageSummary>>('GET', '/messages?limit=500')
        const all = await Promise.all(body.items.map(item => host.rest<Message>('GET', `/messages/${item.id}`)))
        return all.map(({ body: message }) => message as unknown as Told)
      }
      const pathsOf = (told: Told[]): (string | undefined)[] => told.map(({ data: { path } }) => path)
      const lastOnes = range(sure, files).map(n => `/${n}.jpg`)
      await until(async () => expect(pathsOf(await messages())).toEqual(expect.arrayContaining(lastOnes)), late)
      await setTimeout(5 * QUICK)
      const created = await messages()
      console.log(`${created.length} of ${files} files told over 5 kills, seed ${seed}`)
      expect(new Set(created.map(({ type }) => type))).toEqual(new Set(['asset_create']))
      expect(new Set(pathsOf(created)).size).toBe(created.length)
      const assets = new Map(created.map(({ data: { path, assetId } }) => [path, assetId]))
      expect(new Set(assets.values()).size).toBe(created.length)
      expect((await untilRunning(host.rest, id)).events).toBe(created.length)

      const before = new Set(created.map(message => message.id))
      for (const n of range(0, files)) await appendFile(at(`/${n}.jpg`), ' changed')
      const made = async (): Promise<number> => (await untilRunning(host.rest, id)).events
      await until(async () => expect(await made()).toBe(created.length + files), late)
      for (const { id: messageId = '', type, data: message } of await messages()) {
        if (before.has(messageId)) continue
        expect(type).toBe('asset_update_metadata')
        if (assets.has(message.path)) expect(message.assetId).toBe(assets.get(message.path))
      }
    } finally {
      await host.kill()
    }
  }, 180_000)
})
