import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { mcpSetup } from '../../../../src-shared/mcp/mcp-setup.ts'

const inbox = { name: 'shop', url: 'http://127.0.0.1:9000/shop' }
const setup = mcpSetup({
  program: ['/opt/a node/bin/node', 'out/main/cli.js'],
  reach: ['--data-dir', "/home/o'neil/data"],
  inbox,
  allowWrite: false,
})
const textFor = (client: string): string => setup.clients.find(each => each.client === client)?.text ?? ''

const ARGS = ['out/main/cli.js', 'mcp', '--data-dir', "/home/o'neil/data"]

describe('setting up a coding agent', () => {
  it('B39: gives the lines for Claude Desktop, Cursor and VS Code as JSON', () => {
    const server = { command: '/opt/a node/bin/node', args: ARGS }
    expect(JSON.parse(textFor('Claude Desktop'))).toEqual({ mcpServers: { hookbench: server } })
    expect(textFor('Cursor')).toBe(textFor('Claude Desktop'))
    expect(JSON.parse(textFor('VS Code'))).toEqual({ servers: { hookbench: { type: 'stdio', ...server } } })
  })

  it.skipIf(process.platform === 'win32')('B39: gives a line for Claude Code that a shell reads as it is meant', () => {
    const line = textFor('Claude Code').replace('claude', 'printf "%s\\n"')
    expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' }).trimEnd().split('\n')).toEqual([
      'mcp',
      'add',
      'hookbench',
      '--',
      '/opt/a node/bin/node',
      ...ARGS,
    ])
  })

  it('B39: tells the agent of the inbox, and may write only when that is wanted', () => {
    expect(setup.prompt).toContain('inbox "shop", http://127.0.0.1:9000/shop.')
    expect(setup.prompt).not.toContain('replay_capture')
    const writing = mcpSetup({ program: ['hookbench'], reach: [], inbox, allowWrite: true })
    expect(writing.clients[0]?.text).toBe('claude mcp add hookbench -- hookbench mcp --allow-write')
    expect(writing.prompt).toContain('replay_capture')
  })
})
