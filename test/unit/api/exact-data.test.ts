import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BatchPublished, Published } from '../../../src-shared/model/message.ts'
import { anyJsonText } from '../../support/any-json-text.ts'
import { type Sink, startSink } from '../../support/sink.ts'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'
import { until } from '../../support/until.ts'
import { run } from '../host/cli/memory-terminal.ts'

let host: TestHost
let sink: Sink
beforeAll(async () => {
  host = await startTestHost()
  sink = await startSink()
  await host.rest('POST', '/webhooks', { name: 'Exact', url: sink.url, eventTypes: ['exact'], concurrency: 50 })
})
afterAll(async () => {
  await host.close()
  await sink.close()
})

const CALL = { 'content-type': 'application/json' }
const LINES = { 'content-type': 'application/x-ndjson' }
const { value: anywhere } = anyJsonText()
/** A line feed ends a line of NDJSON; a lone CR does not. */
const { value: inLine } = anyJsonText(['', '', ' ', '\t', '\r'])

/** The text of the data in the body that arrived for each message. */
const arrived = (ids: readonly string[]): Promise<string[]> =>
  until(() => {
    const bodies = new Map(sink.requests.map(({ headers, body }) => [String(headers['webhook-id']), body.toString()]))
    return ids.map(id => {
      const [, text] = /^\{"type":"exact","timestamp":"[^"]+","data":(.*)\}$/s.exec(bodies.get(id) ?? '') ?? []
      expect(text, id).toBeDefined()
      return text ?? ''
    })
  })

const event = (text: string): string => `{"type":"exact",\t"data" : ${text} }`

const send = async (args: string[], stdin: string): Promise<string> => {
  const { code, stdout, stderr } = await run(['send', ...args, '--json', '--data-dir', host.dataDir], { stdin })
  expect([code, stderr]).toEqual([0, ''])
  return stdout
}

type Way = (texts: string[]) => Promise<string[]>

const ways: Record<string, [text: fc.Arbitrary<string>, publish: Way]> = {
  'POST /messages': [
    anywhere,
    async texts => {
      const all = texts.map(text => host.rest<Published>('POST', '/messages', event(text), CALL))
      return (await Promise.all(all)).map(({ body }) => body.id)
    },
  ],
  'dataText of POST /messages': [
    anywhere,
    async texts => {
      const all = texts.map(text =>
        host.rest<Published>('POST', '/messages', { type: 'exact', dataText: ` ${text}\n` }),
      )
      return (await Promise.all(all)).map(({ body }) => body.id)
    },
  ],
  'a list': [
    anywhere,
    async texts => {
      const list = `[ ${texts.map(event).join(' ,\n')} ]`
      return (await host.rest<BatchPublished>('POST', '/messages/batch', list, CALL)).body.ids
    },
  ],
  lines: [
    inLine,
    async texts => {
      const lines = texts.map(event).join('\r\n')
      return (await host.rest<BatchPublished>('POST', '/messages/batch', lines, LINES)).body.ids
    },
  ],
  'hookbench send --batch': [
    inLine,
    async texts => {
      const lines = (await send(['--batch', '-'], `\uFEFF${texts.map(event).join('\n')}`)).trimEnd().split('\n')
      return lines.slice(0, -1).map(line => String(JSON.parse(line).id))
    },
  ],
  'hookbench send --data -': [
    anywhere,
    async texts => {
      const ids: string[] = []
      for (const text of texts) ids.push(JSON.parse(await send(['exact', '--data', '-'], `\uFEFF ${text} \n`)).id)
      return ids
    },
  ],
}

describe('the data of an event arrive byte for byte as they were published', () => {
  test.each(Object.entries(ways))('by %s', async (_, [text, publish]) => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async texts => {
        const ids = await publish(texts)
        expect(ids).toHaveLength(texts.length)
        expect(await arrived(ids)).toEqual(texts)
      }),
      { numRuns: 12, endOnFailure: true },
    )
  })

  test('and are read as they were, by GET /messages/{id} and by “messages show”', async () => {
    const text = '{ "n":1.0,"n":12345678901234567890, "__proto__": {"x":-0}, "2":1, "1":"\\ud800" }'
    const { body } = await host.rest<Published>('POST', '/messages', `{"data":1,"type":"exact","data":${text}}`, CALL)
    const read = await host.rest('GET', `/messages/${body.id}`)
    expect(read.body).toMatchObject({ dataText: text, data: { n: 12345678901234567000 } })
    const shown = await run(['messages', 'show', body.id, '--data-dir', host.dataDir])
    expect(shown.stdout).toContain('12345678901234567890')
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })
})
