import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createVault } from '../../../src-main/engine/secret/vault.ts'
import { readKeyFile } from '../../../src-main/host/data-key.ts'
import { localCaFile } from '../../../src-main/host/local-ca-file.ts'
import { readToken } from '../../../src-main/host/web/token-file.ts'
import { makeTempDir } from '../../support/temp-dir.ts'

let dir: ReturnType<typeof makeTempDir>
beforeEach(() => {
  dir = makeTempDir()
})
afterEach(() => dir.remove())

const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(dir.path, name), content)
const read = (name: string): string => readFileSync(join(dir.path, name), 'utf8')

describe('the token of a data directory', () => {
  test('that a power cut emptied is replaced by a new one', async () => {
    for (const empty of ['', ' \n']) {
      write('token', empty)
      const token = await readToken(null, dir.path)
      expect(token).toMatch(/^hbt_.{32}$/)
      expect(read('token')).toBe(`${token}\n`)
    }
  })

  test('stays the same', async () => {
    expect(await readToken(null, dir.path)).toBe(await readToken(null, dir.path))
  })

  test('that could be guessed is refused, in the file and in the environment', async () => {
    write('token', 'hush\n')
    await expect(readToken(null, dir.path)).rejects.toMatchObject({
      code: 'DATA_DIRECTORY_UNUSABLE',
      message: expect.stringContaining('has 4 characters'),
    })
    expect(read('token')).toBe('hush\n')
    await expect(readToken('x'.repeat(15), dir.path)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(await readToken('x'.repeat(16), dir.path)).toBe('x'.repeat(16))
  })
})

describe('R28: the key of a data directory', () => {
  test('is made where there is no database, also in the place of an empty one', async () => {
    write('key', '')
    const key = await readKeyFile(dir.path)
    expect(key).toHaveLength(32)
    expect(await readKeyFile(dir.path)).toEqual(key)
  })

  test.each([[null], ['']])('that is missing beside a database (%j) is not replaced: nothing is written', async key => {
    write('hookbench.db', 'rows')
    if (key !== null) write('key', key)
    const before = readdirSync(dir.path)
    await expect(readKeyFile(dir.path)).rejects.toMatchObject({
      code: 'KEY_UNUSABLE',
      help: expect.stringContaining('hookbench secrets reset'),
    })
    expect(readdirSync(dir.path)).toEqual(before)
    if (key !== null) expect(read('key')).toBe('')
  })
})

describe('the local authority in a data directory', () => {
  const vault = createVault(Buffer.alloc(32, 1))
  const files = { caCert: 'ca', caKey: 'ca key', leafCert: 'leaf', leafKey: 'leaf key' }

  test('comes back as it was kept, its keys sealed', async () => {
    const file = localCaFile(dir.path, vault, expect.unreachable)
    expect(await file.load()).toBeNull()
    await file.save(files)
    expect(await file.load()).toEqual(files)
    expect(read('local-ca.json')).not.toContain('ca key')
  })

  test.each(['', '{', '{}', 'null', '{"caCert":"a","caKey":"b","leafCert":"c","leafKey":"d"}'])(
    'that cannot be read counts as none, and is told: %j',
    async text => {
      write('local-ca.json', text)
      const told: string[] = []
      expect(await localCaFile(dir.path, vault, message => told.push(message)).load()).toBeNull()
      expect(told).toEqual([expect.stringContaining('local-ca.json cannot be read')])
    },
  )

  test('that another key sealed counts as none', async () => {
    await localCaFile(dir.path, createVault(Buffer.alloc(32, 2)), () => {}).save(files)
    expect(await localCaFile(dir.path, vault, () => {}).load()).toBeNull()
    expect(existsSync(join(dir.path, 'local-ca.json'))).toBe(true)
  })
})
