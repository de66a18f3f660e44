import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeTempDir } from '../../../support/temp-dir.ts'
import { type Given, run, startCli } from './memory-terminal.ts'

describe('secrets on the command line', () => {
  const dir = makeTempDir()
  let serve: ReturnType<typeof startCli>
  beforeAll(async () => {
    serve = startCli(
      ['serve', '--port', '0', '--receiver-port', '0', '--data-dir', dir.path, '--allow-private', '--json'],
      { env: { HOOKBENCH_LOG_LEVEL: 'warn' } },
    )
    await vi.waitUntil(() => serve.stdout() + serve.stderr() !== '', { timeout: 20_000 })
  })
  afterAll(async () => {
    serve.interrupt()
    await serve.ended
    dir.remove()
  })

  const webhooks = (args: string[], given: Given = {}) =>
    run(['webhooks', ...args, '--json', '--data-dir', dir.path], given)
  const json = async (args: string[], given: Given = {}) => {
    const result = await webhooks(args, given)
    expect(result).toMatchObject({ code: 0, stderr: '' })
    return JSON.parse(result.stdout)
  }
  const endpoint = 'https://example.com/hook'
  const create = (name: string, ...more: string[]) => ['create', '--name', name, '--url', endpoint, ...more]

  it('a secret of one’s own comes from a file, standard input or the environment, for every signed profile', async () => {
    const netbox = create('Box', '--profile', 'netbox', '--event-type', 'created', '--secret', '-')
    expect(await json(netbox, { stdin: 'from standard input\n' })).toMatchObject({ secret: 'from standard input' })
    const netx = create('DAM', '--profile', 'netx', '--secret', 'env:OLD_TOKEN')
    expect(await json(netx, { env: { OLD_TOKEN: 'token-of-before' } })).toMatchObject({ secret: 'token-of-before' })

    const file = join(dir.path, 'old.secret')
    const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
    await writeFile(file, `${secret}\n`)
    const { id } = await json(create('Shop'))
    expect(await json(['reset-secret', id, '--secret', `@${file}`])).toEqual({ secret, publicKey: null })
  })

  it('one in a wrong form, and a variable there is not, exit with 2 and a sentence', async () => {
    expect(await webhooks(create('Shop', '--secret', 'mine'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('A secret of this webhook is whsec_ followed by'),
    })
    expect(await webhooks(create('Shop', '--secret', 'env:NOT_THERE'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no environment variable NOT_THERE.'),
    })
  })

  it('headers come from a file, one a line, and those that are secret are shown to nobody', async () => {
    const file = join(dir.path, 'headers')
    await writeFile(file, 'Authorization: Bearer planted\nX-Mine: planted\n')
    const made = await json(
      create('Shop', '--header', `@${file}`, '--header', 'X-Team: storage', '--secret-header', 'x-mine'),
    )
    expect(made).toMatchObject({
      headers: [
        ['Authorization', '•••'],
        ['X-Mine', '•••'],
        ['X-Team', 'storage'],
      ],
      secretHeaders: ['Authorization', 'X-Mine'],
    })
    const updated = await json(['update', made.id, '--header', 'X-Mine: •••'])
    expect(updated).toMatchObject({ headers: [['X-Mine', '•••']], secretHeaders: ['X-Mine'] })
    const { stdout } = await run(['webhooks', 'show', made.id, '--data-dir', dir.path])
    expect(stdout).toMatch(/^headers +X-Mine: •••$/m)
  })
})
