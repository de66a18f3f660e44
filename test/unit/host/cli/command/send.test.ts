import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestHost, type TestHost } from '../../../../support/start-test-host.ts'
import { run } from '../memory-terminal.ts'

let host: TestHost
beforeAll(async () => {
  host = await startTestHost()
})
afterAll(() => host.close())

const send = (...args: string[]) => run(['send', ...args, '--data-dir', host.dataDir])

const fileOf = async (...parts: (string | number[])[]): Promise<string> => {
  const path = join(host.dataDir, 'given')
  await writeFile(path, Buffer.concat(parts.map(part => Buffer.from(part as string))))
  return path
}

const dataOf = async (id: string): Promise<string> =>
  (await host.rest<{ dataText: string }>('GET', `/messages/${id}`)).body.dataText

describe('send', () => {
  test('B14: data that their schema refuses are told with exit code 1', async () => {
    await host.rest('PATCH', '/settings', { eventTypeValidation: 'reject' })
    await host.rest('POST', '/event-types', {
      name: 'shop.sold',
      description: '',
      systems: [],
      schema: { type: 'object', required: ['total'] },
      examples: [],
    })
    expect(await send('shop.sold', '--data', '{}')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('error: data.total is missing.\n'),
    })
    expect((await send('shop.sold', '--data', '1')).code).toBe(1)
    expect((await send('shop.sold', '--data', '{"total":1}')).code).toBe(0)
    await host.rest('PATCH', '/settings', { eventTypeValidation: 'off' })
  })

  test('data that are no data are wrong usage: exit code 2', async () => {
    const notUtf8 = await fileOf('"', [0xff], '"')
    for (const [data, message] of [
      ['{', 'The data is not JSON: '],
      ['[1e400]', 'data has the number 1e400, which is too large for a double.'],
      [`${'['.repeat(600)}${']'.repeat(600)}`, 'data has more than 512 levels of lists and objects.'],
      [`@${notUtf8}`, 'The data is not valid UTF-8.'],
    ] as const) {
      const { code, stderr } = await send('a', '--data', data)
      expect([code, stderr]).toEqual([2, expect.stringContaining(`error: ${message}`)])
    }
  })
})

describe('send --batch', () => {
  test('of a file that cannot be read prints the error alone', async () => {
    for (const file of ['/nowhere/at/all', host.dataDir]) {
      expect(await send('--batch', file)).toEqual({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(/^error: Cannot read the file ".+": .+\n$/),
      })
    }
  })

  test('ends lines at a line feed only, begins behind a byte order mark, and passes bad bytes over by line', async () => {
    const texts = ['"a\u2028b"', '[1,\r2]', '12345678901234567890', '"é"']
    const [a = '', b = '', c = '', d = ''] = texts.map(text => `{"type":"a","data":${text}}`)
    const file = await fileOf('\uFEFF', a, '\r\n', b, '\n\n', '{"type":"a","data":"', [0xff], '"}\n', c, '\n', d)
    const { code, stdout } = await send('--batch', file, '--json')
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(code).toBe(1)
    expect(lines.filter(({ type }) => type === 'error')).toMatchObject([
      { line: 4, error: { message: 'The line is not valid UTF-8.' } },
    ])
    const accepted = lines.filter(({ type }) => type === 'accepted')
    expect(accepted.map(({ line }) => line)).toEqual([1, 2, 5, 6])
    expect(await Promise.all(accepted.map(({ id }) => dataOf(id)))).toEqual(texts)
  })

  test('refuses a line that is too large for a call, and takes the others', async () => {
    const large = `{"type":"a","data":"${'x'.repeat(11 * 1024 * 1024)}"}`
    const file = await fileOf('{"type":"a","data":1}\n', large, '\n{"type":"a","data":2}')
    expect(await send('--batch', file)).toEqual({
      code: 1,
      stdout: 'Accepted 2 messages, 1 line refused.\n',
      stderr: expect.stringMatching(/^line 2: .*event than 10 MiB/),
    })
  })
})
