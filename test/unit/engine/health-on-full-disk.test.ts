import { mkdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { smallDiskEngines } from '../../support/engine-on-small-disk.ts'
import { makeTempDir } from '../../support/temp-dir.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

test('R28: the health tells of a full disk from the first write that was refused until there is room', async () => {
  const dir = makeTempDir()
  cleanUp.push(dir.remove)
  const { engine, rest, close } = await smallDiskEngines().start(dir.path, 1024 * 1024)
  cleanUp.push(close)
  expect(await engine.health()).toMatchObject({ status: 'ok', store: 'ok' })

  // A folder in its place: what tries for room finds none.
  const probe = join(dir.path, 'hookbench.db.probe')
  mkdirSync(probe)
  await rest('POST', '/webhooks', { name: 'Orders', url: 'http://127.0.0.1:9/', eventTypes: ['*'] })
  const publish = () => rest('POST', '/messages', { type: 'order.paid', data: { note: 'x'.repeat(8000) } })
  while ((await publish()).status === 202);
  const full = { status: 'failing', store: 'full', message: expect.stringContaining('full') }
  expect(await engine.health()).toMatchObject(full)
  expect(await engine.health()).toMatchObject(full)

  rmdirSync(probe)
  expect(await engine.health()).toMatchObject({ status: 'ok', store: 'ok' })
}, 60_000)
