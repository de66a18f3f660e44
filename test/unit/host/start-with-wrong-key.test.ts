import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestHost, type TestHost } from '../../support/start-test-host.ts'
import { makeTempDir } from '../../support/temp-dir.ts'

let dir: ReturnType<typeof makeTempDir>
beforeEach(() => {
  dir = makeTempDir()
})
afterEach(() => dir.remove())

const sealed: [what: string, make: (host: TestHost) => Promise<unknown>][] = [
  [
    'a webhook',
    ({ engine }) => engine.webhooks.create({ name: 'Orders', url: 'http://127.0.0.1:9/', eventTypes: ['*'] }),
  ],
  [
    'an inbox',
    ({ engine }) => engine.inboxes.create({ name: 'shop', scheme: 'standard', secret: `whsec_${'A'.repeat(44)}` }),
  ],
  [
    'a source',
    ({ engine }) =>
      engine.sources.create({
        kind: 'redis-stream',
        name: 'Bus',
        enabled: false,
        stream: { url: 'redis://:hush@127.0.0.1:1/0', key: 'orders', group: 'hookbench' },
      }),
  ],
]

test.each(sealed)(
  'R28: a start with a key that does not open %s is refused, and the authority stays',
  async (_, make) => {
    const host = await startTestHost({ dataDir: dir.path })
    await make(host)
    await host.close()
    const authority = join(dir.path, 'local-ca.json')
    const before = readFileSync(authority, 'utf8')
    writeFileSync(join(dir.path, 'key'), randomBytes(32).toString('base64'))
    await expect(startTestHost({ dataDir: dir.path })).rejects.toMatchObject({ code: 'KEY_UNUSABLE' })
    expect(readFileSync(authority, 'utf8')).toBe(before)
  },
)
