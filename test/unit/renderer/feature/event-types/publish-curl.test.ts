import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { publishCurl } from '../../../../../src-renderer/feature/event-types/publish-curl.ts'
import type { EventTypeDefinition } from '../../../../../src-shared/model/event-type-definition.ts'

const definition = (more: Partial<EventTypeDefinition>): EventTypeDefinition => ({
  name: 'shop.sold',
  description: '',
  systems: [],
  schema: null,
  examples: [],
  builtin: false,
  createdAt: null,
  updatedAt: null,
  ...more,
})

/** The words that a shell hands to the command. */
const words = (command: string): string[] =>
  execFileSync('sh', ['-c', command.replace(/^curl /, "printf '%s\\n' ")], { env: { HOOKBENCH_TOKEN: 'hbt_1' } })
    .toString()
    .trimEnd()
    .split('\n')

test('B14: the curl line publishes the first example, whatever is in it', () => {
  const data = { text: `it's "$HOME" \`now\` \\` }
  expect(words(publishCurl(definition({ examples: [data, 2] }), 'http://127.0.0.1:4100'))).toEqual([
    'http://127.0.0.1:4100/api/v1/messages',
    '-H',
    'Authorization: Bearer hbt_1',
    '-H',
    'Content-Type: application/json',
    '--data-raw',
    JSON.stringify({ type: 'shop.sold', data }),
  ])
})

test('R38: an event of Hedge Connect says that its computer has a Pro licence', () => {
  expect(words(publishCurl(definition({ systems: ['hedge'] }), 'http://x')).at(-1)).toBe(
    '{"type":"shop.sold","data":{},"originLicense":"pro"}',
  )
})
