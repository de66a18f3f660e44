import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { HookError } from '../../src-shared/error.ts'
import { openOnFullDisk } from '../../src-main/host/open-on-full-disk.ts'
import { startHostProcess, tryStartHostProcess } from '../support/host-process.ts'
import { makeTempDir } from '../support/temp-dir.ts'
import { run } from '../unit/host/cli/memory-terminal.ts'

const dirs: ReturnType<typeof makeTempDir>[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) dir.remove()
})

const newDir = (): string => {
  const dir = makeTempDir()
  dirs.push(dir)
  return dir.path
}

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

const isFree = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => server.close(() => resolve(true)))
  })

const damages: [name: string, damage: (dataDir: string) => void, sentence: RegExp][] = [
  ['damaged tokens.json', dir => writeFileSync(join(dir, 'tokens.json'), '[{"id":'), /tokens\.json is damaged/],
  ['damaged sessions.json', dir => writeFileSync(join(dir, 'sessions.json'), '{}'), /sessions\.json is damaged/],
  [
    'garbage in engine.lock',
    dir => writeFileSync(join(dir, 'engine.lock'), 'x'.repeat(5000)),
    /engine\.lock is damaged/,
  ],
  ['a folder as engine.lock', dir => mkdirSync(join(dir, 'engine.lock')), /engine\.lock cannot be used/],
  ['a damaged database', damageDatabase, /database file is damaged/],
  ['a database that was emptied', emptyDatabase, /hookbench\.db is empty/],
  ['a folder as token', dir => mkdirSync(join(dir, 'token')), /token: it is a folder, not a file/],
  ['a token that is short', dir => writeFileSync(join(dir, 'token'), 'hush'), /has 4 characters/],
  ['a file as data directory', fileInstead, /it is a file, not a folder/],
]

function damageDatabase(dir: string): void {
  writeFileSync(join(dir, 'key'), Buffer.alloc(32, 7).toString('base64'))
  writeFileSync(join(dir, 'hookbench.db'), 'this is no database, but long enough to be taken for one'.repeat(99))
}

function emptyDatabase(dir: string): void {
  writeFileSync(join(dir, 'key'), Buffer.alloc(32, 7).toString('base64'))
  writeFileSync(join(dir, 'token'), 'hbt_a-token-of-before')
  writeFileSync(join(dir, 'hookbench.db'), '')
}

function fileInstead(dir: string): void {
  rmSync(dir, { recursive: true })
  writeFileSync(dir, '')
}

describe('a start that fails', { timeout: 90_000 }, () => {
  test.each(damages)(
    'because of %s says why, closes what it opened and exits with 3',
    async (_name, damage, sentence) => {
      const dataDir = newDir()
      damage(dataDir)
      const port = await freePort()
      const args = ['serve', '--json', '--port', '0', '--receiver-port', String(port), '--data-dir', dataDir]
      const { code, stdout, stderr } = await run(args, { env: { HOOKBENCH_LOG_LEVEL: 'silent' } })
      expect({ code, stdout, stderr }).toEqual({ code: 3, stdout: '', stderr: expect.stringMatching(sentence) })
      expect(stderr).not.toContain('fault of Hookbench')
      expect(await isFree(port)).toBe(true)
    },
  )

  test('because the disk was full at the first one does not stand in the way of the next', async () => {
    const dataDir = newDir()
    writeFileSync(join(dataDir, 'key'), Buffer.alloc(32, 7).toString('base64'))
    writeFileSync(join(dataDir, 'hookbench.db'), '')
    await (await startHostProcess(dataDir)).stop()
  })

  test('leaves no process behind', async () => {
    const dataDir = newDir()
    writeFileSync(join(dataDir, 'tokens.json'), '[{"id":')
    const outcome = await tryStartHostProcess(dataDir)
    expect(outcome).toEqual({ refused: { code: 3, stderr: expect.stringContaining('tokens.json is damaged') } })
  })

  test('leaves the data directory to the next one, in this process too', async () => {
    const dataDir = newDir()
    const tokens = join(dataDir, 'tokens.json')
    writeFileSync(tokens, 'x')
    const args = ['serve', '--json', '--port', '0', '--receiver-port', '0', '--data-dir', dataDir]
    expect((await run(args)).code).toBe(3)
    expect((await run(args)).stderr).toContain('tokens.json is damaged')
  })

  test('R28: because the key is missing beside the database changes nothing', async () => {
    const dataDir = newDir()
    await (await startHostProcess(dataDir)).stop()
    rmSync(join(dataDir, 'key'))
    const contents = () =>
      readdirSync(dataDir)
        .filter(name => name !== 'engine.pid')
        .map(name => [name, readFileSync(join(dataDir, name), 'base64')])
    const before = contents()
    const outcome = await tryStartHostProcess(dataDir)
    expect(outcome).toMatchObject({
      refused: { code: 3, stderr: expect.stringMatching(/key .* is missing[^]*hookbench secrets reset/) },
    })
    expect(contents()).toEqual(before)
  })
})

describe('a full disk', () => {
  const full = new HookError('DISK_FULL', 'The disk is full.')

  test('does not stop a start: what was set aside for it makes room', async () => {
    const dataDir = newDir()
    const reserve = join(dataDir, 'reserve')
    const open = (): Promise<string> => (existsSync(reserve) ? Promise.reject(full) : Promise.resolve('open'))
    expect(await openOnFullDisk(dataDir, open)).toBe('open')
    expect(existsSync(reserve)).toBe(false)
    await openOnFullDisk(dataDir, () => Promise.resolve('open'))
    expect(existsSync(reserve)).toBe(true)
  })

  test('that stays full is told as that', async () => {
    await expect(openOnFullDisk(newDir(), () => Promise.reject(full))).rejects.toBe(full)
  })

  test('is not what another failure means', async () => {
    const dataDir = newDir()
    await expect(openOnFullDisk(dataDir, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(existsSync(join(dataDir, 'reserve'))).toBe(true)
  })
})
