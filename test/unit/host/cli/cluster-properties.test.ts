import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'
import { type Given, run } from './memory-terminal.ts'

let host: TestHost
beforeAll(async () => {
  host = await startTestHost()
})
afterAll(() => host.close())

const fail = (args: string[], given: Given = {}) => run([...args, '--data-dir', host.dataDir], given)
const ok = async (args: string[], given: Given = {}) => {
  const result = await fail(args, given)
  expect(result).toMatchObject({ code: 0, stderr: '' })
  return result.stdout
}

describe('cluster-properties', () => {
  it('R82: cluster properties are set and shown, a bad line is named by its number', async () => {
    const stdin = 'webHooksRetryMaximumAttempts=3\nnonsense'
    await ok(['cluster-properties', 'set', '--file', '-'], { stdin })
    expect(await ok(['cluster-properties', 'show'])).toMatch(/webHooksRetryMaximumAttempts=3\nnonsense\nline 2: /)
    await ok(['cluster-properties', 'set', '--file', '-'])
  })

  it('R82: setting one cluster property leaves the others, and a file replaces them all only when asked to', async () => {
    const set = (args: string[], given: Given = {}) => fail(['cluster-properties', 'set', ...args], given)
    await set(['--file', '-'], { stdin: '# ours\nRQ_RETRY_MAX=3\nRQ_RETRY_INTERVAL=60\n' })
    expect((await set(['webHooksRetryMaximumAttempts=5', 'RQ_RETRY_MAX='])).code).toBe(0)
    const text = '# ours\nRQ_RETRY_INTERVAL=60\nwebHooksRetryMaximumAttempts=5\n'
    expect(await ok(['cluster-properties', 'show'])).toBe(text)

    for (const wrong of [
      ['@file'],
      ['-'],
      ['RQ_RETRY_MAXX=1'],
      ['RQ_RETRY_MAX=many'],
      ['RQ_RETRY_MAX=1', '--file', '-'],
      [],
    ]) {
      expect(await set(wrong), wrong.join(' ')).toMatchObject({ code: 2, stderr: expect.stringMatching(/^error: /) })
    }
    const refused = await set(['--file', '-'], { stdin: 'RQ_RETRY_MAX=1\n', answer: 'n' })
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/Replace the 2 properties/) })
    expect(await ok(['cluster-properties', 'show'])).toBe(text)
    expect((await set(['--file', '-', '--yes'], { stdin: '', answer: 'n' })).code).toBe(0)
    expect(await ok(['cluster-properties', 'show'])).toBe('No property is set.\n')
  })

  it('R82: properties that are set at the same time are all kept', async () => {
    const set = (assignment: string) => ok(['cluster-properties', 'set', assignment])
    await Promise.all([
      set('RQ_RETRY_MAX=2'),
      set('RQ_RETRY_INTERVAL=60'),
      set('webHooksRetryMaximumAttempts=3'),
      set('webHooksFailuresBeforeDisable=9'),
    ])
    expect((await ok(['cluster-properties', 'show'])).trim().split('\n')).toHaveLength(4)
  })
})
