import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { findEngine } from '../../../../src-main/host/cli/find-engine.ts'
import { memoryTerminal, run } from './memory-terminal.ts'

const find = (options: { dataDir?: string; url?: string; token?: string }, env: Record<string, string> = {}) =>
  findEngine(options, memoryTerminal({ env }).terminal)

let dataDir = ''

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hookbench-connect-'))
})

const runningAt = async (url: string) => {
  await writeFile(join(dataDir, 'engine.json'), JSON.stringify({ url, pid: 1 }))
  await writeFile(join(dataDir, 'token'), 'hbt_local\n')
}

describe('finding the engine', () => {
  it('takes address and token from the data directory', async () => {
    await runningAt('http://127.0.0.1:4100')
    const found = { url: 'http://127.0.0.1:4100', token: 'hbt_local' }
    expect(await find({ dataDir })).toEqual(found)
    expect(await find({}, { HOOKBENCH_DATA: dataDir })).toEqual(found)
  })

  it('lets the environment win over the data directory, and flags over both', async () => {
    await runningAt('http://127.0.0.1:4100')
    const env = { HOOKBENCH_URL: 'http://127.0.0.1:1', HOOKBENCH_TOKEN: 'env' }
    expect(await find({ dataDir }, env)).toEqual({ url: 'http://127.0.0.1:1', token: 'env' })
    const flags = { dataDir, url: 'http://127.0.0.1:2', token: 'flag' }
    expect(await find(flags, env)).toEqual({ url: 'http://127.0.0.1:2', token: 'flag' })
  })

  it('reads a token from a file', async () => {
    await writeFile(join(dataDir, 'my-token'), 'secret-token\n')
    const { token } = await find({ url: 'http://engine.example', token: `@${join(dataDir, 'my-token')}` })
    expect(token).toBe('secret-token')
  })

  it('never sends the local token to another machine', async () => {
    await runningAt('http://127.0.0.1:4100')
    await expect(find({ dataDir, url: 'http://engine.example' })).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    expect(await find({ dataDir, url: 'http://localhost:4100' })).toMatchObject({ token: 'hbt_local' })
  })

  it('says how to start an engine and exits with 3 when none is running', async () => {
    const { code, stderr, stdout } = await run(['webhooks', 'list', '--data-dir', dataDir])
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toBe(
      `error: No engine is running with the data directory ${dataDir}.\nStart one with: hookbench serve\n`,
    )
  })

  it('says so and exits with 3 when an engine ended without tidying up', async () => {
    await runningAt('http://127.0.0.1:9')
    const { code, stderr } = await run(['messages', 'list', '--data-dir', dataDir])
    expect(code).toBe(3)
    expect(stderr).toMatch(/^error: Nothing answers at http:\/\/127\.0\.0\.1:9: no engine is running there\.\nStart/)
  })

  it('takes the options before the command too, where --url of webhooks create is the endpoint', async () => {
    await runningAt('http://127.0.0.1:4100')
    const create = ['webhooks', 'create', '--name', 'Shop', '--url', 'http://shop.example']
    const { stderr } = await run(['--url', 'http://127.0.0.1:9', '--data-dir', dataDir, ...create])
    expect(stderr).toContain('Nothing answers at http://127.0.0.1:9:')
  })

  it('exits with 2 for an address that is none', async () => {
    expect((await run(['webhooks', 'list', '--url', 'engine'])).code).toBe(2)
  })
})
