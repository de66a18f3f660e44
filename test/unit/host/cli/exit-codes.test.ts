import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProgram } from '../../../../src-main/host/cli/program.ts'
import { systemClock } from '../../../../src-main/host/system-clock.ts'
import { createIdSource } from '../../../../src-shared/id.ts'
import { SESSION_FORMAT } from '../../../../src-shared/model/session.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'
import { type Given, memoryTerminal, run } from './memory-terminal.ts'

const dir = makeTempDir()
/** A session that holds nothing. */
const sessionFile = join(dir.path, 'session.json')
writeFileSync(
  sessionFile,
  JSON.stringify({
    format: SESSION_FORMAT,
    version: 1,
    savedAt: '2026-11-22T10:00:00.000Z',
    inboxes: [],
    captures: [],
  }),
)

let host: TestHost
beforeAll(async () => {
  host = await startTestHost()
})
afterAll(async () => {
  await host.close()
  dir.remove()
})

const program = createProgram({
  terminal: memoryTerminal().terminal,
  clock: systemClock,
  ids: createIdSource(systemClock),
  files: { worker: new URL(import.meta.url), template: new URL(import.meta.url), rendererDir: '' },
  finish() {},
})

const leavesOf = (command: Command, path: string[]): { path: string[]; command: Command }[] =>
  command.commands.length === 0
    ? [{ path, command }]
    : command.commands.flatMap(each => leavesOf(each, [...path, each.name()]))

const leaves = leavesOf(program, [])
/** `mcp` may be started before the engine: its tools say that there is none. */
const talking = leaves.filter(
  ({ path, command }) => path[0] !== 'mcp' && command.options.some(({ long }) => long === '--token'),
)
/** It needs the token alone, not an answer. */
const asking = talking.filter(({ path }) => path.join(' ') !== 'tokens show')

/** What each command that talks to an engine needs at least. */
const enough: Record<string, string[]> = {
  'tokens create': ['sync', '--role', 'viewer'],
  'tokens delete': ['tok_none', '--yes'],
  'cluster-properties set': ['RQ_RETRY_MAX=1'],
  'settings update': ['--backend', 'on'],
  'backend jobs': ['--state', 'failed'],
  'backend job': ['dlv_none'],
  'backend requeue': ['dlv_none'],
  'backend delete': ['dlv_none', '--yes'],
  'backend empty': ['--yes'],
  send: ['order.paid'],
  'sources create': ['--name', 'Photos', '--folder', import.meta.dirname, '--disabled'],
  'sources show': ['src_none'],
  'sources update': ['src_none', '--name', 'B'],
  'sources enable': ['src_none'],
  'sources disable': ['src_none'],
  'sources rescan': ['src_none'],
  'sources delete': ['src_none', '--yes'],
  'webhooks create': ['--name', 'Shop', '--url', 'http://127.0.0.1:9/'],
  'webhooks show': ['whk_none'],
  'webhooks update': ['whk_none', '--name', 'B'],
  'webhooks delete': ['whk_none', '--yes'],
  'webhooks enable': ['whk_none'],
  'webhooks disable': ['whk_none'],
  'webhooks test': ['whk_none'],
  'webhooks reset-secret': ['whk_none'],
  'event-types show': ['no.such'],
  'event-types create': ['shop.sold'],
  'event-types update': ['no.such', '--description', 'B'],
  'event-types delete': ['no.such', '--yes'],
  'messages show': ['msg_none'],
  'deliveries show': ['dlv_none'],
  retry: ['dlv_none'],
  'inboxes create': ['shop'],
  'inboxes update': ['none', '--status', '500'],
  'inboxes delete': ['none', '--yes'],
  'captures show': ['cap_none'],
  'captures explain': ['cap_none'],
  'captures delete': ['cap_none', '--yes'],
  'captures colour': ['cap_none', 'red'],
  'captures confirm-subscription': ['cap_none'],
  'captures diff': ['cap_none', 'cap_none'],
  'captures export': ['cap_none', '--as', 'curl'],
  'captures import': [sessionFile],
  'captures replays': ['cap_none'],
  'messages received': ['msg_none'],
  'captures note': ['cap_none', 'Mine'],
  'captures pin': ['cap_none'],
  'captures unpin': ['cap_none'],
  'captures release': ['cap_none'],
  'inboxes clear': ['none', '--yes'],
  'inboxes reset-steps': ['none'],
  replay: ['cap_none', '--to', 'http://127.0.0.1:9/'],
  expect: ['--timeout', '10ms', '--inbox', 'none'],
}
const atLeast = (path: string[]): string[] => [...path, ...(enough[path.join(' ')] ?? [])]

const codeOf = async (args: string[], given: Given = {}): Promise<number> => (await run(args, given)).code
/** The commands, with the exit code each came to. */
const codes = async (
  of: readonly { path: string[] }[],
  args: (path: string[]) => string[],
  given: Given = {},
): Promise<Record<string, number>> => {
  const found: Record<string, number> = {}
  for (const { path } of of) found[path.join(' ')] = await codeOf(args(path), given)
  return found
}
const all = (of: readonly { path: string[] }[], code: number): Record<string, number> =>
  Object.fromEntries(of.map(({ path }) => [path.join(' '), code]))

describe('exit codes', () => {
  it('0: every command shows its help', async () => {
    expect(leaves.length).toBeGreaterThan(50)
    expect(await codes(leaves, path => [...path, '--help'])).toEqual(all(leaves, 0))
    expect(await codeOf(['--help'])).toBe(0)
    expect(await codeOf(['webhooks', '--help'])).toBe(0)
    expect(await codeOf(['--version'])).toBe(0)
  })

  it('2: an option that no command has, and a command that is not there, its help too', async () => {
    expect(await codes(leaves, path => [...atLeast(path), '--nonsense'])).toEqual(all(leaves, 2))
    for (const args of [
      [],
      ['webhooks'],
      ['nonsense'],
      ['webhooks', 'nonsense'],
      ['--url', 'http://127.0.0.1', 'nonsense'],
    ]) {
      expect(await codeOf(args), args.join(' ')).toBe(2)
      if (!args.includes('nonsense')) continue
      const { code, stdout, stderr } = await run([...args, '--help'])
      expect({ code, stdout }, args.join(' ')).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(/unknown command 'nonsense'/)
    }
    expect(await codeOf(['--help', 'nonsense'])).toBe(2)
    expect(await codeOf(['--help', 'webhooks'])).toBe(0)
  })

  it('2: a command without what it needs', async () => {
    const needing = leaves.filter(
      ({ path, command }) =>
        command.registeredArguments.some(({ required }) => required) ||
        command.options.some(({ mandatory }) => mandatory) ||
        path.join(' ') === 'send',
    )
    expect(needing.length).toBeGreaterThan(25)
    const own = ['--data-dir', host.dataDir]
    expect(
      await codes(needing, path => (path[0] === 'sign' || path[0] === 'verify' ? path : [...path, ...own])),
    ).toEqual(all(needing, 2))
  })

  it('3: no engine, an engine that is not there, a token that is not right', async () => {
    expect(talking.length).toBeGreaterThan(40)
    const none = ['--data-dir', '/nowhere/at/all']
    expect(await codes(talking, path => [...none, ...atLeast(path)])).toEqual(all(talking, 3))
    const gone = ['--url', 'http://127.0.0.1:9', '--token', 'x']
    expect(await codes(asking, path => [...gone, ...atLeast(path)])).toEqual(all(asking, 3))
    const wrong = ['--url', host.web.url, '--token', 'wrong']
    expect(await codes(asking, path => [...wrong, ...atLeast(path)])).toEqual(all(asking, 3))
  })

  it('1: what is asked for is not there; else 0', async () => {
    const of = talking.filter(({ path }) => path.join(' ') !== 'send')
    const expected = Object.fromEntries(
      of.map(({ path }) => {
        const isUnknown = enough[path.join(' ')]?.some(arg => /(^|_)none$|^no\.such$/.test(arg)) ?? false
        return [path.join(' '), isUnknown ? 1 : 0]
      }),
    )
    expect(await codes(of, path => [...atLeast(path), '--data-dir', host.dataDir])).toEqual(expected)
  })

  it('1: what is there already; 2: what the engine cannot use', async () => {
    const own = ['--data-dir', host.dataDir]
    expect(await codeOf(['inboxes', 'create', 'twice', ...own])).toBe(0)
    expect(await codeOf(['inboxes', 'create', 'twice', ...own])).toBe(1)
    expect(await codeOf(['inboxes', 'create', 'Not A Name', ...own])).toBe(2)
    expect(await codeOf(['webhooks', 'create', '--name', 'A', '--url', 'ftp://127.0.0.1', ...own])).toBe(2)
    expect(await codeOf(['messages', 'list', '--since', 'soon', ...own])).toBe(2)
    expect(await codeOf(['captures', 'list', '--inbox', 'nowhere', ...own])).toBe(1)
  })

  it('sign and verify say 1 for a signature that is not right, and 2 for what they cannot use', async () => {
    const secret = ['--secret', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']
    expect(await codeOf(['sign', '--scheme', 'standard', ...secret, '--body', 'a'])).toBe(0)
    expect(await codeOf(['sign', '--scheme', 'standard', '--secret', 'whsec_!', '--body', 'a'])).toBe(2)
    expect(await codeOf(['sign', '--scheme', 'none', ...secret])).toBe(2)
    expect(await codeOf(['verify', '--scheme', 'standard', ...secret, '--body', 'a'])).toBe(1)
    expect(await codeOf(['verify', '--scheme', 'standard', '--body', 'a'])).toBe(2)
    expect(await codeOf(['verify', '--scheme', 'standard', ...secret, '--body', '@/nowhere'])).toBe(2)
    expect(await codeOf(['listen', '--inbox', 'Not A Name'])).toBe(2)
    expect(await codeOf(['listen', '--host', 'not-an-address.invalid', '--port', '0'])).toBe(2)
    expect(await codeOf(['listen', '--port', new URL(host.web.url).port])).toBe(3)
    expect(await codeOf(['openapi'])).toBe(0)
  })
})
