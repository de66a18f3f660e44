import { expect, it } from 'vitest'
import type { Inbox } from '../../../src-shared/model/inbox.ts'
import { startTestHost } from '../../support/start-test-host.ts'
import { until } from '../../support/until.ts'

const open = async () => {
  const host = await startTestHost()
  const { url } = (await host.engine.status()).receiver
  const post = async (path: string): Promise<number> => {
    const response = await fetch(`${url}/${path}`, { method: 'POST', body: '{}' })
    await response.text()
    return response.status
  }
  const inboxes = async () => (await host.rest<{ items: Inbox[] }>('GET', '/inboxes')).body.items
  return { host, post, inboxes, [Symbol.asyncDispose]: () => host.close() }
}

it('B21: a flood of unknown paths leaves 200 inboxes; those that are used or edited stay', async () => {
  await using rig = await open()
  await rig.post('edited')
  await rig.host.rest('PATCH', '/inboxes/edited', { scheme: 'github' })
  for (let n = 0; n < 12; n++) await rig.post('used')
  const statuses = new Set<number>()
  for (let n = 0; n < 600; n += 20) {
    for (const status of await Promise.all(Array.from({ length: 20 }, (_, i) => rig.post(`path${n + i}`)))) {
      statuses.add(status)
    }
  }
  expect([...statuses]).toEqual([200])
  await until(async () => expect((await rig.inboxes()).filter(({ auto }) => auto)).toHaveLength(200))
  const all = await rig.inboxes()
  expect(all.find(({ name }) => name === 'edited')).toMatchObject({ auto: false })
  expect(all.find(({ name }) => name === 'used')).toMatchObject({ auto: true, captures: 12 })
  expect(all.some(({ name }) => name === 'path599')).toBe(true)
  expect(all.some(({ name }) => name === 'path0')).toBe(false)
}, 60_000)

it('B21: senders from outside make 100 inboxes, and one goes for each more', async () => {
  await using rig = await open()
  const { inboxes } = rig.host.engine
  for (let n = 0; n < 100; n++) await inboxes.ensure(`out${n}`, false)
  await expect(inboxes.ensure('one-more', false)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await rig.post('out7')
  await inboxes.ensure('one-more', false)
  await inboxes.ensure('mine', true)
  const names = (await rig.inboxes()).map(({ name }) => name)
  expect(names).toHaveLength(101)
  expect(names).not.toContain('out7')
})

it('B20: retention is 30 days, 10,000 and 1 GiB; a change leaves what it does not say, null is without limit', async () => {
  await using rig = await open()
  const made = await rig.host.rest<Inbox>('POST', '/inboxes', { name: 'kept', retention: { count: 5 } })
  expect(made.body.retention).toEqual({ days: 30, count: 5, bytes: 1_073_741_824 })
  const changed = await rig.host.rest<Inbox>('PATCH', '/inboxes/kept', { retention: { days: null } })
  expect(changed.body.retention).toEqual({ days: null, count: 5, bytes: 1_073_741_824 })
  const wrong = await rig.host.rest('PATCH', '/inboxes/kept', { retention: { count: 0 } })
  expect(wrong.body).toMatchObject({ error: { code: 'INVALID_INPUT', field: 'retention.count' } })
  for (let n = 0; n < 8; n++) await rig.post('kept')
  await until(async () => expect((await rig.host.rest<Inbox>('GET', '/inboxes/kept')).body.captures).toBe(5))
})
