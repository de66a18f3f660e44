import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { run, startCli } from './memory-terminal.ts'

let dataDir = ''
let serve: ReturnType<typeof startCli>
let receiver = ''

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hookbench-cli-'))
  const args = ['serve', '--port', '0', '--receiver-port', '0', '--data-dir', dataDir, '--json']
  serve = startCli(args, { env: { HOOKBENCH_LOG_LEVEL: 'warn' } })
  await vi.waitUntil(() => serve.stdout() + serve.stderr() !== '', { timeout: 20_000 })
  receiver = String(serve.jsonLines()[0]?.['receiverUrl'])
  for (const path of ['pay?n=1', 'pay?n=2', 'ship']) {
    const body = JSON.stringify({ data: { id: path }, word: 'lovelace' })
    await (await fetch(`${receiver}/shop/${path}`, { method: 'POST', body })).text()
  }
})
afterAll(async () => {
  serve.interrupt()
  await serve.ended
})

const ok = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await run([...args, '--data-dir', dataDir])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}
const lines = async (...args: string[]): Promise<Record<string, unknown>[]> =>
  (await ok(...args, '--json'))
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
const targets = async (...query: string[]) =>
  (await lines('captures', 'list', ...query)).map(({ target }) => String(target).slice('/shop/'.length))

describe('captures at the command line', () => {
  it('B27: a line of filters and words lists and counts them, with columns', async () => {
    expect(await targets('path:pay')).toEqual(['pay?n=2', 'pay?n=1'])
    expect(await targets('lovelace', 'path:ship')).toEqual(['ship'])
    expect(await targets('--search', 'lovelace', '--method', 'POST')).toHaveLength(3)
    expect((await lines('captures', 'list', 'path:ship', '--column', '$.data.id'))[0]?.['columns']).toEqual(['ship'])
    expect(await ok('captures', 'list', '--column', '$.data.id')).toContain('$.data.id')
    expect(await ok('captures', 'count', 'path:pay')).toBe('2\n')

    const wrong = await run(['captures', 'list', 'status:6xx', '--data-dir', dataDir])
    expect(wrong).toMatchObject({ code: 2, stdout: '' })
    expect(wrong.stderr).toMatch(/The filter status does not take “6xx”\. \(character 1\)/)
    const twice = await run(['captures', 'list', 'method:GET', '--method', 'PUT', '--data-dir', dataDir])
    expect(twice.code).toBe(2)
  })

  it('B25: a file that cannot be written, or is there already, is refused with a sentence', async () => {
    const nowhere = join(dataDir, 'no', 'shop.json')
    const missing = await run(['captures', 'export', '--session', nowhere, 'inbox:shop', '--data-dir', dataDir])
    expect(missing).toMatchObject({ code: 2, stdout: '' })
    expect(missing.stderr).toMatch(/^error: Cannot write the file ".*shop\.json": its folder does not exist\.\n/)

    const file = join(dataDir, 'shop.json')
    const whole = ['captures', 'export', '--session', file, 'inbox:shop']
    const less = ['captures', 'export', '--session', file, 'path:ship', '--data-dir', dataDir]
    await ok(...whole)
    const first = await readFile(file, 'utf8')
    const again = await run(less)
    expect(again).toMatchObject({ code: 1, stdout: '' })
    expect(again.stderr).toMatch(/There is a file ".*shop\.json" already; it stays as it is\.\n.*--force/)
    expect((await run(less, { answer: 'n' })).code).toBe(1)
    expect(await readFile(file, 'utf8')).toBe(first)

    expect((await run(less, { answer: 'y' })).code).toBe(0)
    expect(JSON.parse(await readFile(file, 'utf8')).captures).toHaveLength(1)
    await ok(...whole, '--force')
    expect(JSON.parse(await readFile(file, 'utf8')).captures).toHaveLength(3)
  })

  it('B30: why a signature does not fit is explained, as verify does, and show names the command', async () => {
    await ok('inboxes', 'create', 'signed', '--scheme', 'github', '--secret', 'hush')
    const signed = await run(['sign', '--scheme', 'github', '--secret', 'hush', '--body', '{"a": 1}', '--json'])
    const { headers } = JSON.parse(signed.stdout)
    await fetch(`${receiver}/signed`, { method: 'POST', body: '{"a":1}', headers })
    await fetch(`${receiver}/signed`, { method: 'POST', body: '{"a": 1}', headers })
    const [good = '', bad = ''] = (await lines('captures', 'list', 'inbox:signed')).map(({ id }) => String(id))

    expect(await lines('captures', 'explain', bad)).toMatchObject([
      { id: bad, result: 'invalid', code: 'body-reserialised', reason: expect.any(String), fix: expect.any(String) },
    ])
    const text = await ok('captures', 'explain', bad)
    expect(text).toMatch(/^signature not valid: .*\(body-reserialised\)\n/)
    expect(text).toMatch(/\nWhat to do: /)
    expect(text).not.toContain('hush')
    expect(await ok('captures', 'show', bad)).toContain(`\nhookbench captures explain ${bad} says why.\n`)

    expect(await ok('captures', 'explain', good)).toMatch(/^signature valid: /)
    expect(await ok('captures', 'show', good)).not.toContain('captures explain')
    await ok('inboxes', 'delete', 'signed', '--yes')
  })

  it('B37: they are pinned, coloured and noted, and deleted together but for the pinned ones', async () => {
    const [ship] = await lines('captures', 'list', 'path:ship')
    const id = String(ship?.['id'])
    expect(await ok('captures', 'pin', id)).toBe(`Pinned ${id}.\n`)
    expect(await ok('captures', 'note', id, 'the odd one')).toBe(`Noted on ${id}.\n`)
    expect(await lines('captures', 'colour', id, 'red')).toEqual([
      { type: 'marked', id, pinned: true, colour: 'red', note: 'the odd one' },
    ])
    expect(await targets('odd', 'is:pinned', 'colour:red')).toEqual(['ship'])
    expect(await ok('captures', 'list')).toMatch(new RegExp(`${id} \\*.*the odd one`))

    expect(await ok('captures', 'delete', '--filter', 'lovelace path:pay', '--dry-run')).toBe('2 captures would go.\n')
    expect(await ok('captures', 'delete', '--filter', 'n=1', '--yes')).toBe('Deleted 1 capture.\n')
    expect(await ok('inboxes', 'clear', 'shop', '--yes')).toBe('Deleted 1 capture.\n')
    expect(await targets()).toEqual(['ship'])
    expect(await ok('captures', 'unpin', id)).toBe(`Unpinned ${id}.\n`)
    expect(await ok('inboxes', 'clear', 'shop', '--yes')).toBe('Deleted 1 capture.\n')
    expect((await run(['captures', 'delete', '--data-dir', dataDir])).code).toBe(2)
  })

  it('B20: how long an inbox keeps captures is said in days, number and size', async () => {
    const [inbox] = await lines(
      'inboxes',
      'update',
      'shop',
      '--keep-days',
      '90',
      '--keep-count',
      'none',
      '--keep-mib',
      '2',
    )
    expect(inbox).toMatchObject({ retention: { days: 90, count: null, bytes: 2_097_152 }, auto: false })
    const shown = await ok('inboxes', 'update', 'shop', '--keep-days', 'none', '--keep-mib', 'none')
    expect(shown).toMatch(/keeps +everything/)
    expect((await run(['inboxes', 'update', 'shop', '--keep-days', 'x', '--data-dir', dataDir])).code).toBe(2)
  })
})
