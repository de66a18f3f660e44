import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROGRAM } from '../../../../../support/program.ts'
import { makeTempDir } from '../../../../../support/temp-dir.ts'

const SHELL = process.platform === 'win32' ? 'bash' : 'sh'
const HOOKBENCH = `"${process.execPath}" "${PROGRAM}"`

/** What a program under test does: it sends one signed order. */
const PLACE_ORDER = `"${process.execPath}" -e '
  const body = JSON.stringify({ total: 4200 })
  const signature = crypto.createHmac("sha256", process.env.WEBHOOK_SECRET).update(body).digest("hex")
  const headers = { "x-github-event": "order", "x-hub-signature-256": "sha256=" + signature }
  fetch(process.env.HOOKBENCH_RECEIVER_URL, { method: "POST", body, headers })
'`

let dir: ReturnType<typeof makeTempDir>
const file = (name: string, text: string): void => {
  const path = join(dir.path, name)
  writeFileSync(path, `#!/usr/bin/env ${SHELL}\n${text}`)
  chmodSync(path, 0o755)
}
beforeAll(() => {
  dir = makeTempDir()
  file('place-order.sh', PLACE_ORDER)
  file('delete-order.sh', 'true')
})
afterAll(() => dir.remove())

const script = (
  text: string,
  env: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise(resolve => {
    execFile(
      SHELL,
      ['-c', text],
      { cwd: dir.path, env: { PATH: process.env.PATH, WEBHOOK_SECRET: 'hush', ...env } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })

/** The exit code that the script saw. */
const seen = async (command: string): Promise<string> => {
  const { stdout } = await script(`${HOOKBENCH} expect ${command} > /dev/null 2>&1; echo "code $?"`)
  return stdout
}

describe('expect in a shell script', { timeout: 120_000 }, () => {
  it('B30: 0 when the requests came', async () => {
    expect(await seen(`--port 0 --scheme github --secret env:WEBHOOK_SECRET -- ./place-order.sh`)).toBe('code 0\n')
    expect(await seen(`--port 0 --match 'body.total == 4200' --exec './place-order.sh && true'`)).toBe('code 0\n')
  })

  it('B30: 1 when they did not come in time, or the command failed', async () => {
    expect(await seen('--port 0 --timeout 100ms')).toBe('code 1\n')
    expect(await seen(`--port 0 --exec './place-order.sh; exit 4'`)).toBe('code 1\n')
    expect(await seen('--port 0 --count 0 --settle 10ms -- ./place-order.sh')).toBe('code 1\n')
  })

  it('B30: 2 for wrong usage', async () => {
    expect(await seen(`--match 'method = 1'`)).toBe('code 2\n')
    expect(await seen('--nonsense')).toBe('code 2\n')
  })

  it('B30: 3 for a port that is taken, and for an engine that is not there', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    expect(await seen(`--port ${(server.address() as AddressInfo).port}`)).toBe('code 3\n')
    server.close()
    expect(await seen('--data-dir /nowhere/at/all')).toBe('code 3\n')
  })

  it('B30: set -e stops a script at an expectation that is not met, and JSON stays on standard output', async () => {
    const { code, stdout, stderr } = await script(
      `set -e
      ${HOOKBENCH} expect --port 0 --json --exactly --settle 10ms -- ./place-order.sh | tail -n 1 | grep -q '"outcome":"matched"'
      ${HOOKBENCH} expect --port 0 --timeout 50ms
      echo "not reached"`,
    )
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('Not matched: no request came in 50 ms.')
  })

  it('B30: SIGTERM ends it with a summary', async () => {
    const { stdout, stderr } = await script(
      `${HOOKBENCH} expect --port 0 --json > out.jsonl & pid=$!
      while ! grep -q ready out.jsonl; do :; done
      kill -TERM $pid; wait $pid; echo "code $?"; tail -n 1 out.jsonl`,
    )
    expect({ stdout, stderr }).toEqual({
      stdout: expect.stringMatching(/^code 1\n\{"type":"closed","outcome":"interrupted"/),
      stderr: '',
    })
  })

  it('B30: the steps of docs/ci.md do what they say', async () => {
    const page = readFileSync(new URL('../../../../../../docs/ci.md', import.meta.url), 'utf8')
    const workflow = /```yaml\n(.*?)```/s.exec(page)?.[1] ?? ''
    const steps = [...workflow.matchAll(/^ {6}- name: (.+)\n {8}run: (?:\|\n((?: {10}.*\n)+)|(.+)\n)/gm)].map(
      ([, name, block, line]) => ({ name, run: block?.replace(/^ {10}/gm, '') ?? line ?? '' }),
    )
    expect(steps.map(({ name }) => name)).toEqual([
      'An order is told once, signed',
      'A deletion is not told',
      'What was sent, for later steps',
    ])
    const env = { HOOKBENCH: `${process.execPath} ${PROGRAM}` }
    for (const { name, run } of steps) {
      expect(await script(`set -e\n${run}`, env), name).toMatchObject({ code: 0 })
    }
    const broken = await script(`set -e\n${steps[0]?.run}`, { ...env, WEBHOOK_SECRET: '' })
    expect(broken.code).not.toBe(0)
    file('place-order.sh', PLACE_ORDER.replace('4200', '100'))
    expect(await script(`set -e\n${steps[0]?.run}`, env)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('found: body.total is 100\n'),
    })
    file('delete-order.sh', PLACE_ORDER)
    expect(await script(`set -e\n${steps[1]?.run}`, env)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Too many: 1 request matched, none was expected.\n'),
    })
  })
})
