import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Given, run, startCli } from './memory-terminal.ts'

let dataDir = ''
let serve: ReturnType<typeof startCli>

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hookbench-cli-'))
  serve = startCli(['serve', '--port', '0', '--receiver-port', '0', '--data-dir', dataDir, '--json'], {
    env: { HOOKBENCH_LOG_LEVEL: 'warn' },
  })
  await vi.waitUntil(() => serve.stdout() + serve.stderr() !== '', { timeout: 20_000 })
})
afterAll(async () => {
  serve.interrupt()
  await serve.ended
  await rm(dataDir, { recursive: true, force: true })
})

const eventTypes = (args: string[], given: Given = {}) => run(['event-types', ...args, '--data-dir', dataDir], given)
const ok = async (args: string[], given: Given = {}) => {
  const result = await eventTypes(args, given)
  expect(result).toMatchObject({ code: 0, stderr: '' })
  return result.stdout
}

describe('event-types', () => {
  it('B14: are created, listed, shown, changed and deleted', async () => {
    const schema = join(dataDir, 'sold.schema.json')
    await writeFile(schema, '{"type":"object","required":["total"]}')
    await ok(
      [
        'create',
        'shop.sold',
        '--description',
        'Sold.',
        '--system',
        'standard',
        '--schema',
        `@${schema}`,
        '--example',
        '-',
      ],
      { stdin: '{"total":42}' },
    )
    expect(await ok(['list', '--own'])).toMatch(/^NAME.*\nshop\.sold +standard +yes +no +Sold\.\n$/)
    expect(await ok(['list'])).toMatch(/\nasset\.create +netx +yes +yes +A new asset was uploaded\.\n/)
    const text = await ok(['show', 'shop.sold'])
    expect(text).toContain('built in     no\n')
    expect(text).toContain('Example:\n{\n  "total": 42\n}\n')

    await ok(['update', 'shop.sold', '--description', 'An order was sold.'])
    expect(JSON.parse(await ok(['show', 'shop.sold', '--json']))).toMatchObject({
      description: 'An order was sold.',
      systems: ['standard'],
      schema: { required: ['total'] },
      examples: [{ total: 42 }],
    })
    await ok(['update', 'shop.sold', '--no-schema', '--example', '1', '--example', '"two"'])
    expect(JSON.parse(await ok(['show', 'shop.sold', '--json']))).toMatchObject({ schema: null, examples: [1, 'two'] })

    expect((await eventTypes(['delete', 'shop.sold'], { answer: 'n' })).stderr).toContain('Nothing was changed.')
    expect(await ok(['delete', 'shop.sold', '--yes'])).toBe('Deleted the event type shop.sold.\n')
    expect((await eventTypes(['list', '--own'])).stderr).toBe('There are no event types of your own.\n')
  })

  it('B14: say what is wrong, and leave built-in ones alone', async () => {
    expect(await eventTypes(['create', 'x', '--schema', '{"type":"nothing"}'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('schema.type must be equal to one of the allowed values'),
    })
    expect(await eventTypes(['create', 'x', '--schema', '[]'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('The schema is not a JSON object.'),
    })
    for (const args of [
      ['delete', 'created', '--yes'],
      ['update', 'created', '--no-schema'],
      ['create', 'created'],
    ]) {
      expect(await eventTypes(args)).toMatchObject({ code: 1, stderr: expect.stringContaining('built-in event type') })
    }
    expect((await eventTypes(['update', 'x'])).stderr).toContain('Say what to change')
    expect((await eventTypes(['show', 'nothing'])).code).toBe(1)
  })
})
