import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DeliveryDetail } from '../../../../src-shared/model/delivery.ts'
import type { Webhook } from '../../../../src-shared/model/webhook.ts'
import { type Sink, startSink } from '../../../support/sink.ts'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

const PLAIN = 'planted-before-values-were-sealed'

let dir: ReturnType<typeof makeTempDir>
let host: TestHost | null = null
let sink: Sink
beforeEach(async () => {
  dir = makeTempDir()
  sink = await startSink(() => (_request, response) => response.writeHead(400).end(`You sent ${PLAIN}.`))
})
afterEach(async () => {
  await host?.close()
  await sink.close()
  dir.remove()
})

const start = async (): Promise<TestHost> => {
  host = await startTestHost({ dataDir: dir.path })
  return host
}
const stop = async (): Promise<void> => {
  await host?.close()
  host = null
}

const filesWith = async (text: string): Promise<string[]> => {
  const names = await readdir(dir.path, { recursive: true, withFileTypes: true })
  const found = names.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const holding = await Promise.all(found.map(async file => (await readFile(file)).includes(text)))
  return found.filter((_, index) => holding[index])
}

it('invariant 6: header values that were plain before are sealed at the next start, and stay in no file', async () => {
  const first = await start()
  const { body } = await first.rest<Webhook>('POST', '/webhooks', {
    name: 'old',
    url: sink.url,
    profile: 'woodwing',
    eventTypes: ['asset_create'],
    headers: [['X-Team', 'storage']],
  })
  const sent = await first.rest<{ deliveryId: string }>('POST', `/webhooks/${body.id}/test`)
  await stop()

  const db = new Sqlite(join(dir.path, 'hookbench.db'))
  const change = (headers: string): void => {
    db.prepare(`UPDATE webhook SET header_secrets = NULL, settings = json_set(settings, '$.headers', json(?))`).run(
      headers,
    )
  }
  change(JSON.stringify([['Authorization', PLAIN.repeat(600)]]))
  change(
    JSON.stringify([
      ['X-Team', 'storage'],
      ['Authorization', PLAIN],
    ]),
  )
  db.prepare('UPDATE attempt SET request_headers = ?, response_body = ?').run(
    JSON.stringify([['Authorization', PLAIN]]),
    Buffer.from(`You sent ${PLAIN}.`),
  )
  db.prepare('INSERT INTO app_log (at, level, webhook, message) VALUES (0, ?, ?, ?)').run(
    'warning',
    body.id,
    `answered 400 with: ${PLAIN}`,
  )
  db.close()
  expect(await filesWith(PLAIN)).not.toEqual([])

  const second = await start()
  expect(await filesWith(PLAIN)).toEqual([])
  expect((await second.rest<Webhook>('GET', `/webhooks/${body.id}`)).body).toMatchObject({
    headers: [
      ['X-Team', 'storage'],
      ['Authorization', '•••'],
    ],
    secretHeaders: ['Authorization'],
  })
  const { body: detail } = await second.rest<DeliveryDetail>('GET', `/deliveries/${sent.body.deliveryId}`)
  expect(detail.attemptList[0]?.request.headers).toEqual([['Authorization', '•••']])
  expect(detail.attemptList[0]?.response?.body).toBe('You sent •••.')
  await second.rest('POST', `/webhooks/${body.id}/test`)
  expect(sink.requests.at(-1)?.headers).toMatchObject({ authorization: PLAIN, 'x-team': 'storage' })
  await stop()
  expect(await filesWith(PLAIN)).toEqual([])
})
