import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepPrivate } from '../../../src-main/host/keep-private.ts'
import { startTestHost } from '../../support/start-test-host.ts'
import { makeTempDir } from '../../support/temp-dir.ts'

let dir: ReturnType<typeof makeTempDir>
beforeEach(() => {
  dir = makeTempDir()
  chmodSync(dir.path, 0o755)
})
afterEach(() => dir.remove())

const open = () => readdirSync(dir.path).filter(name => (statSync(join(dir.path, name)).mode & 0o077) !== 0)

test.skipIf(process.platform === 'win32')(
  'R28: nobody else can read a file of a data directory, be it new or from before',
  async () => {
    const first = await startTestHost({ dataDir: dir.path })
    expect(readdirSync(dir.path)).toEqual(expect.arrayContaining(['hookbench.db', 'hookbench.db-wal', 'key', 'token']))
    expect(open()).toEqual([])
    await first.close()
    writeFileSync(join(dir.path, 'hookbench.db.v3.bak'), '')
    for (const name of readdirSync(dir.path)) chmodSync(join(dir.path, name), 0o644)
    const second = await startTestHost({ dataDir: dir.path })
    expect(open()).toEqual([])
    await second.close()
  },
)

test.skipIf(process.platform === 'win32')(
  'R28: that others could read the key or the token is told; files that are not ours stay as they are',
  async () => {
    for (const name of ['key', 'token', 'tokens.json', 'mine.txt'])
      writeFileSync(join(dir.path, name), '', { mode: 0o644 })
    mkdirSync(join(dir.path, 'engine.json'), { mode: 0o755 })
    const told: string[] = []
    await keepPrivate(dir.path, message => told.push(message))
    expect(told).toEqual(['key', 'token'].map(name => expect.stringContaining(join(dir.path, `${name}; now only`))))
    expect(open()).toEqual(['engine.json', 'mine.txt'])
    rmSync(join(dir.path, 'engine.json'), { recursive: true })
  },
)
