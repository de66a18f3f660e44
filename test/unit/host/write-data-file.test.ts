import { globSync, readFileSync } from 'node:fs'
import * as nodeFiles from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type DataFiles, writeDataFile } from '../../../src-main/host/write-data-file.ts'
import { makeTempDir } from '../../support/temp-dir.ts'

let dir: ReturnType<typeof makeTempDir>
let path: string
beforeEach(() => {
  dir = makeTempDir()
  path = join(dir.path, 'key')
})
afterEach(() => dir.remove())

/** The real file system, with a record of what was done in which order; `fail` makes one of the calls fail. */
const recordedFiles = (fail?: { at: string; code: string }): { files: DataFiles; calls: string[] } => {
  const calls: string[] = []
  const nameOf = (file: unknown): string => {
    const name = String(file)
    if (name === dir.path) return 'folder'
    return name.endsWith('.new') ? 'draft' : basename(name)
  }
  const did = (call: string): void => {
    calls.push(call)
    if (fail?.at === call) throw Object.assign(new Error(`${fail.code}: refused`), { code: fail.code })
  }
  const files: DataFiles = {
    async open(file, ...rest) {
      const handle = await nodeFiles.open(file, ...rest)
      const name = nameOf(file)
      return new Proxy(handle, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key)
          if (typeof value !== 'function') return value
          return async (...args: unknown[]) => {
            if (key === 'close') await value.apply(target, args)
            did(`${String(key)} ${name}`)
            return key === 'close' ? undefined : value.apply(target, args)
          }
        },
      })
    },
    async rename(from, to) {
      did(`rename ${nameOf(from)} to ${nameOf(to)}`)
      await nodeFiles.rename(from, to)
    },
    async link(from, to) {
      did(`link ${nameOf(from)} to ${nameOf(to)}`)
      await nodeFiles.link(from, to)
    },
    rm: nodeFiles.rm,
  }
  return { files, calls }
}

describe('a file of the data directory', () => {
  test('is on disk before it has its name, and its name is on disk before anybody relies on it', async () => {
    const { files, calls } = recordedFiles()
    await writeDataFile(path, 'secret', { files })
    const folder = process.platform === 'win32' ? [] : ['sync folder', 'close folder']
    expect(calls).toEqual(['writeFile draft', 'sync draft', 'close draft', 'rename draft to key', ...folder])
    expect(readFileSync(path, 'utf8')).toBe('secret')
    if (process.platform !== 'win32') expect((await nodeFiles.stat(path)).mode & 0o777).toBe(0o600)
  })

  test('of which the first one wins is on disk in the same order, and the second one changes nothing', async () => {
    const { files, calls } = recordedFiles()
    await writeDataFile(path, 'first', { files, keepFirst: true })
    expect(calls.slice(0, 4)).toEqual(['writeFile draft', 'sync draft', 'close draft', 'link draft to key'])
    if (process.platform !== 'win32') expect(calls).toContain('sync folder')
    await writeDataFile(path, 'second', { keepFirst: true })
    expect(readFileSync(path, 'utf8')).toBe('first')
    expect(await nodeFiles.readdir(dir.path)).toEqual(['key'])
  })

  test.each(['writeFile draft', 'sync draft', 'close draft', 'rename draft to key'])(
    'that a full disk refuses at “%s” is as it was, with a sentence and without a draft',
    async at => {
      await nodeFiles.writeFile(path, 'before')
      const { files } = recordedFiles({ at, code: 'ENOSPC' })
      await expect(writeDataFile(path, 'after', { files })).rejects.toMatchObject({
        code: 'DISK_FULL',
        message: `The disk with ${path} is full; nothing was stored.`,
      })
      expect(readFileSync(path, 'utf8')).toBe('before')
      expect(await nodeFiles.readdir(dir.path)).toEqual(['key'])
    },
  )

  test.each([
    ['EACCES', /this user may not use it/],
    ['EROFS', /read-only disk/],
  ])('that the system refuses with %s says so in words', async (code, message) => {
    const { files } = recordedFiles({ at: 'writeFile draft', code })
    await expect(writeDataFile(path, 'x', { files })).rejects.toMatchObject({
      code: 'DATA_DIRECTORY_UNUSABLE',
      message: expect.stringMatching(message),
    })
  })

  test('written by twenty at once is whole, one of theirs', async () => {
    const texts = Array.from({ length: 20 }, (_, n) => String(n).repeat(10_000))
    await Promise.all(texts.map(text => writeDataFile(path, text)))
    expect(texts).toContain(readFileSync(path, 'utf8'))
    expect(await nodeFiles.readdir(dir.path)).toEqual(['key'])
  })

  test('is written by one helper, wherever in the host it is made', () => {
    const root = join(import.meta.dirname, '../../../src-main')
    const writers = globSync('{host/**/*.ts,*.ts}', { cwd: root }).filter(file =>
      /\b(writeFile|writeFileSync|rename|renameSync|appendFile)\(/.test(readFileSync(join(root, file), 'utf8')),
    )
    // An export goes where a person says, and the place of the window may be lost.
    expect(writers.sort()).toEqual([
      'host/cli/write-named-file.ts',
      'host/electron/window-bounds.ts',
      'host/write-data-file.ts',
    ])
  })
})
