import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHost, type TestHost } from '../../../../support/start-test-host.ts'
import { until } from '../../../../support/until.ts'
import { run } from '../memory-terminal.ts'

let host: TestHost
let dir = ''
let receiver = ''
beforeAll(async () => {
  host = await startTestHost()
  dir = await mkdtemp(join(tmpdir(), 'hookbench-answering-'))
  receiver = (await host.engine.status()).receiver.url ?? ''
})
afterAll(async () => {
  await host.close()
  await rm(dir, { recursive: true })
})

const call = (...args: string[]) => run([...args, '--url', host.web.url, '--token', host.web.token])
const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await call(...args, '--json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

describe('what an inbox answers, at the command line', () => {
  it('B23: by a preset, a file of rules, or the short form', async () => {
    expect(await json('inboxes', 'create', 'shop', '--respond', 'preset:fail-twice')).toMatchObject({
      respond: { rules: [{ steps: [{ status: 500 }, { status: 500 }, { status: 200 }], then: 'last' }] },
      nextSteps: [0],
    })
    expect((await fetch(`${receiver}/shop`)).status).toBe(500)
    expect((await call('inboxes', 'list')).stdout).toMatch(/shop +none +500, 500, 200 /)
    expect((await json('inboxes', 'reset-steps', 'shop')).nextSteps).toEqual([0])

    const file = join(dir, 'rules.json')
    await writeFile(file, '{"rules":[{"when":"method == \\"GET\\"","steps":[{"fault":"reset","delayMs":5}]}]}')
    const updated = await call('inboxes', 'update', 'shop', '--respond', file)
    expect(updated.stdout).toMatch(/answers +reset after 5 ms when method == "GET"\n/)
    expect(await json('inboxes', 'update', 'shop', '--status', '404')).toMatchObject({
      respond: { rules: [{ steps: [{ status: 404 }] }] },
    })
  })

  it.each([
    [['--respond', 'preset:nothing'], /There is no preset nothing.*fail-twice/s],
    [['--respond', '{"rules":[{"steps":[{"status":99}]}]}'], /respond\.rules\.0\.steps\.0\.status|rules\.0\.steps/],
    [['--respond', '{"rules":'], /not JSON/],
    [['--respond', '/no/such/file'], /Cannot read the file/],
    [['--forward-to', 'localhost'], /full address/],
  ])('B23: %j is refused with a reason', async (args, message) => {
    const { code, stderr } = await call('inboxes', 'create', 'wrong', ...args)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) })
  })

  it('B24, B33, R119: forwarding, handshakes and the last event are set and taken away', async () => {
    const made = ['--forward-to', 'http://localhost:3000', '--handshake', 'refuse', '--show-last-event']
    expect(await json('inboxes', 'create', 'app', ...made)).toMatchObject({
      forwardTo: 'http://localhost:3000',
      handshake: 'refuse',
      showLastEvent: true,
    })
    expect(await json('inboxes', 'update', 'app', '--forward-to', '', '--no-show-last-event')).toMatchObject({
      forwardTo: null,
      handshake: 'refuse',
      showLastEvent: false,
    })
    expect(await json('inboxes', 'update', 'app', '--on-bad-signature', 'accept')).toMatchObject({
      handshake: 'refuse',
      showLastEvent: false,
    })
  })

  it('B34: a request is held, listed and answered', async () => {
    await json('inboxes', 'create', 'held', '--breakpoint', '{"seconds":120}')
    const answer = fetch(`${receiver}/held/x`, { method: 'POST' })
    const { id } = await until(() => json('captures', 'held'))
    expect((await call('captures', 'show', id)).stdout).toMatch(/answered +not yet: held until/)
    const released = await call('captures', 'release', id, '--preset', 'rate-limited', '--header', 'Retry-After: 9')
    expect(released.stdout).toBe(`Answered ${id} with 429.\n`)
    const got = await answer
    expect([got.status, got.headers.get('retry-after')]).toEqual([429, '9'])
    await until(async () => expect((await call('captures', 'show', id)).stdout).toMatch(/answered +429\. It was held/))
    expect(await call('captures', 'release', id)).toMatchObject({ code: 1, stderr: expect.stringMatching(/not held/) })
    expect(await call('captures', 'held')).toMatchObject({ code: 0, stderr: 'No request is held.\n' })
    expect(await json('inboxes', 'update', 'held', '--breakpoint', '')).toMatchObject({ breakpoint: null })
  })
})
