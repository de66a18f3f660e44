import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { VERSION } from '../../../../src-shared/version.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

const CLI = new URL('../../../../src-main/cli.ts', import.meta.url).pathname

const start = (...args: string[]) =>
  spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH } })

const end = async (child: ReturnType<typeof start>) => {
  const exited = once(child, 'exit')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: (await exited)[0], stdout, stderr }
}

describe('the program', () => {
  it('prints its version', async () => {
    expect(await end(start('--version'))).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' })
  })

  it('shows help with examples on standard output, without colours', async () => {
    const { code, stdout, stderr } = await end(start('--help'))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('Examples:')
    expect(stdout).not.toContain('\u001b')
  })

  it('exits with 2 and a line of help for wrong usage', async () => {
    const { code, stdout, stderr } = await end(start('send', '--colour'))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe(`error: unknown option '--colour'\nRun "hookbench send --help" for how to use it.\n`)
  })

  it('exits with 2 for a command there is not', async () => {
    const { code, stderr } = await end(start('webhook', 'list'))
    expect(code).toBe(2)
    expect(stderr).toContain("error: unknown command 'webhook'\n(Did you mean webhooks?)\n")
  })

  it('exits with 3 without an engine', async () => {
    expect((await end(start('webhooks', 'list', '--data-dir', '/nowhere/at/all'))).code).toBe(3)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends cleanly with a summary at %s', async signal => {
    const child = start('listen', '--port', '0')
    await once(child.stdout, 'data')
    child.kill(signal)
    const { code, stdout } = await end(child)
    expect(code).toBe(0)
    expect(stdout).toContain('Stopped after 0 requests.\n')
  })

  it('says in words which port is taken and which it has instead', async () => {
    const dir = makeTempDir()
    const others = [4100, 9000].map(port =>
      createServer()
        .on('error', () => {})
        .listen(port, '127.0.0.1'),
    )
    const child = start('serve', '--data-dir', dir.path)
    const ended = end(child)
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    const { stderr } = await ended
    for (const other of others) other.close()
    dir.remove()
    expect(stderr).toMatch(/^\d\d:\d\d:\d\d warn Port 9000 is in use; the receiver listens on \d+ instead\.$/m)
    expect(stderr).toMatch(/^\d\d:\d\d:\d\d warn Port 4100 is in use; the API and the user interface are on \d+ /m)
    expect(stderr).not.toContain('{')
  })

  it('ends quietly when its reader goes away', async () => {
    const child = start('openapi')
    child.stdout.destroy()
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
    expect(await text(child.stderr)).toBe('')
  })

  it('B50: prints the OpenAPI document', async () => {
    const { stdout } = await end(start('openapi'))
    const document = JSON.parse(stdout)
    expect(document.openapi).toMatch(/^3\.1\./)
    expect(Object.keys(document.paths)).toContain('/webhooks')
  })
})
