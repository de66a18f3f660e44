import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../../../../src-main/host/system-clock.ts'
import type { Clock } from '../../../../../src-shared/time.ts'
import { type Endpoint, SECRET, startEndpoint, unsigned, verifying } from '../../../../support/flawed-endpoint.ts'
import { until } from '../../../../support/until.ts'
import { run, startCli } from '../memory-terminal.ts'

const endpoints: Endpoint[] = []
afterEach(async () => {
  for (const endpoint of endpoints.splice(0)) await endpoint.close()
})

const start = async (...args: Parameters<typeof startEndpoint>): Promise<Endpoint> => {
  const endpoint = await startEndpoint(...args)
  endpoints.push(endpoint)
  return endpoint
}

/** Timers run ten times as fast, so that a slow body does not take seconds. */
const hurried: Clock = { ...systemClock, after: (ms, task) => systemClock.after(ms / 10, task) }
const argsFor = (url: string, ...more: string[]): string[] => ['doctor', url, '--scheme', 'standard', ...more]
const given = { env: { HOOKBENCH_SECRET: SECRET } }

describe('B31: hookbench doctor', () => {
  it('says first how many requests it sends, then each check, and ends with 0 when all is well', async () => {
    const endpoint = await start(verifying('standard'))
    const { code, stdout, stderr } = await run(argsFor(endpoint.url), given, hurried)
    expect(stderr).toBe(`Sends up to 16 requests to ${endpoint.url}. Ctrl-C ends it.\n`)
    expect(stdout).toMatch(/✓ A good event: 200 in \d+ ms\n/)
    expect(stdout).toMatch(/11 checks ok, 0 warnings, 0 bad; 15 requests sent\.\n$/)
    expect(code).toBe(0)
  })

  it('ends with 1 when a check is bad, and prints what to change with code', async () => {
    const endpoint = await start(verifying('standard', { waives: unsigned }))
    const { code, stdout } = await run(argsFor(endpoint.url), given, hurried)
    expect(code).toBe(1)
    expect(stdout).toContain('✗ No signature: 200 in ')
    expect(stdout).toContain('An unsigned event is accepted')
    expect(stdout).toContain('export function verify(rawBody, headers, secret) {')
  })

  it('prints the plan, each check and the report as JSON lines', async () => {
    const endpoint = await start(verifying('standard'))
    const cli = startCli(argsFor(endpoint.url, '--json'), given, hurried)
    expect(await cli.ended).toBe(0)
    const lines = cli.jsonLines()
    expect(lines[0]).toMatchObject({ type: 'plan', plan: { requests: 16 } })
    expect(lines.filter(({ type }) => type === 'check')).toHaveLength(11)
    expect(lines.at(-1)).toMatchObject({ type: 'report', report: { verdict: 'ok', stopped: null } })
  })

  it('ends with 3 when nothing answers, and with 2 for what is no address', async () => {
    const endpoint = await start(verifying('standard'))
    await endpoint.close()
    expect((await run(argsFor(endpoint.url), given, hurried)).code).toBe(3)
    const wrong = await run(argsFor('localhost:3000'), given, hurried)
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('not an address to send to') })
  })

  it('ends at Ctrl-C', async () => {
    const endpoint = await start(() => {})
    const cli = startCli(argsFor(endpoint.url), given)
    await until(() => expect(endpoint.requests).toBe(1))
    cli.interrupt()
    expect(await cli.ended).toBe(1)
    expect(cli.stderr()).toMatch(/Broken off\.\n$/)
  })
})
