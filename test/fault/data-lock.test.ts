import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type HostProcess, startHostProcess, tryStartHostProcess } from '../support/host-process.ts'
import { makeTempDir } from '../support/temp-dir.ts'

const running: HostProcess[] = []
const dirs: ReturnType<typeof makeTempDir>[] = []

const newDir = (): string => {
  const dir = makeTempDir()
  dirs.push(dir)
  return dir.path
}

const start = async (dataDir: string): Promise<HostProcess> => {
  const host = await startHostProcess(dataDir)
  running.push(host)
  return host
}

const refusal = async (
  dataDir: string,
  env: Record<string, string> = {},
): Promise<{ code: number | null; stderr: string }> => {
  const outcome = await tryStartHostProcess(dataDir, env)
  if ('refused' in outcome) return outcome.refused
  running.push(outcome.ready)
  throw new Error('The second engine was not refused.')
}

afterEach(async () => {
  for (const host of running.splice(0)) await host.kill()
  for (const dir of dirs.splice(0)) dir.remove()
})

describe('one engine on a data directory', () => {
  test('a second one is refused with a sentence that names the process of the first, which goes on', async () => {
    const dataDir = newDir()
    const first = await start(dataDir)
    const { code, stderr } = await refusal(dataDir)
    expect(code).toBeGreaterThan(0)
    expect(stderr).toContain(`Another engine (process ${first.pid}) uses the data directory`)
    expect((await first.rest('GET', '/status')).status).toBe(200)
  }, 60_000)

  test('a second one with another directory for temporary files is refused too', async () => {
    const dataDir = newDir()
    const first = await start(dataDir)
    expect((await refusal(dataDir, { TMPDIR: newDir() })).stderr).toContain(`(process ${first.pid})`)
  }, 60_000)

  test('after kill -9 of the first a new one starts at once', async () => {
    const dataDir = newDir()
    const first = await start(dataDir)
    await first.kill()
    const second = await start(dataDir)
    expect(second.pid).not.toBe(first.pid)
    expect((await second.rest('GET', '/status')).status).toBe(200)
  }, 60_000)

  test('a second one is refused when somebody deleted the lock file, and what the first wrote down stays', async () => {
    const dataDir = newDir()
    const first = await start(dataDir)
    for (const name of ['engine.lock', 'engine.pid']) rmSync(join(dataDir, name))
    for (let times = 0; times < 2; times++) {
      const { code, stderr } = await refusal(dataDir)
      expect(code).toBe(3)
      expect(stderr).toContain(`uses the data directory ${dataDir}`)
    }
    expect(readFileSync(join(dataDir, 'engine.json'), 'utf8')).toContain(String(first.pid))
    expect((await first.rest('GET', '/status')).status).toBe(200)
  }, 60_000)

  test('of many that start at once after a kill -9 exactly one gets it', async () => {
    const dataDir = newDir()
    await (await start(dataDir)).kill()
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => tryStartHostProcess(dataDir)))
    const ready = outcomes.flatMap(outcome => ('ready' in outcome ? [outcome.ready] : []))
    running.push(...ready)
    expect(ready).toHaveLength(1)
  }, 60_000)
})
