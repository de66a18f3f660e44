import { expect, it } from 'vitest'
import type { Capture, CaptureSummary } from '../../../src-shared/model/capture.ts'
import type { LiveEvent } from '../../../src-shared/model/live-event.ts'
import type { TokenCreated } from '../../../src-shared/model/token.ts'
import { createRest } from '../../support/rest-client.ts'
import { startTestHost } from '../../support/start-test-host.ts'
import { until } from '../../support/until.ts'

const open = async () => {
  const host = await startTestHost()
  const { url } = (await host.engine.status()).receiver
  const post = async (path: string, body = '{}', headers: Record<string, string> = {}): Promise<void> => {
    await (await fetch(`${url}/${path}`, { method: 'POST', body, headers })).text()
  }
  const targets = async (query: string): Promise<string[]> => {
    const { body } = await host.rest<{ items: CaptureSummary[] }>('GET', `/captures?${query}`)
    return body.items.map(({ target }) => target)
  }
  const newest = async (): Promise<string> =>
    (await host.rest<{ items: CaptureSummary[] }>('GET', '/captures?limit=1')).body.items[0]?.id ?? ''
  return { host, post, targets, newest, [Symbol.asyncDispose]: () => host.close() }
}

it('B27: captures are found by filters and by words of their bodies over REST', async () => {
  await using rig = await open()
  await rig.post('shop/pay', '{"customer":"Ada Lovelace"}', { 'X-GitHub-Event': 'push' })
  await rig.post('shop/ship', '{"customer":"Alan Turing"}')
  await until(async () => expect(await rig.targets('status=2xx')).toHaveLength(2))
  expect(await rig.targets('q=lovelace')).toEqual(['/shop/pay'])
  expect(await rig.targets('q=%22alan+tur%22')).toEqual(['/shop/ship'])
  expect(await rig.targets('header=x-github-event%3Dpush&path=shop')).toEqual(['/shop/pay'])
  expect(await rig.targets('type=push')).toEqual(['/shop/pay'])
  expect(await rig.targets('pinned=true')).toEqual([])
  expect(await rig.targets('minSize=27')).toEqual(['/shop/pay'])
  expect((await rig.host.rest('GET', '/captures/count?inbox=shop&q=customer')).body).toEqual({ count: 2, more: false })
  expect(await rig.host.rest('GET', '/captures?status=paid')).toMatchObject({
    status: 400,
    body: {
      error: {
        field: 'status',
        message: 'status must be a status such as 200, 5xx or none, or !2xx for every other.',
      },
    },
  })
  expect(await rig.host.rest('GET', '/captures?header==push')).toMatchObject({
    status: 400,
    body: {
      error: {
        field: 'header',
        message: 'header must be the name of a header, or NAME=part of its value.',
      },
    },
  })
  const wrong = await rig.host.rest('GET', '/captures?status=6xx')
  expect([wrong.status, wrong.body]).toMatchObject([400, { error: { code: 'INVALID_INPUT', field: 'status' } }])
})

it('B37: lists show what stands at paths of JSON bodies', async () => {
  await using rig = await open()
  await rig.post('shop', '{"data":{"id":"ord_1","amount":12345678901234567890}}')
  await rig.post('shop', 'no JSON')
  const path = '/captures?columns=$.data.id&columns=$.data.amount'
  const { body } = await rig.host.rest<{ items: CaptureSummary[] }>('GET', path)
  expect(body.items.map(({ columns }) => columns)).toEqual([
    [null, null],
    ['ord_1', '12345678901234567890'],
  ])
  const one = await rig.host.rest<{ items: CaptureSummary[] }>('GET', '/inboxes/shop/captures?columns=$.data&limit=1')
  expect(one.body.items[0]?.columns).toEqual([null])
  const wrong = await rig.host.rest('GET', '/captures?columns=data.id')
  expect(wrong.body).toMatchObject({ error: { code: 'INVALID_INPUT', field: 'columns' } })
  const many = await rig.host.rest('GET', `/captures?${'columns=$.a&'.repeat(6)}`)
  expect(many.status).toBe(400)
})

it('B37: a capture is pinned, coloured and noted, and everybody who looks hears of it', async () => {
  await using rig = await open()
  const { rest } = rig.host
  await rig.post('shop')
  const id = await rig.newest()
  const heard: LiveEvent[] = []
  const stop = new AbortController()
  const following = (async () => {
    for await (const event of rig.host.engine.live.subscribe(stop.signal)) heard.push(event)
  })()

  const pinned = await rest<Capture>('PATCH', `/captures/${id}`, { pinned: true, note: 'the odd one' })
  expect(pinned.body).toMatchObject({ id, pinned: true, colour: null, note: 'the odd one' })
  const coloured = await rest<Capture>('PATCH', `/captures/${id}`, { colour: 'red' })
  expect(coloured.body).toMatchObject({ pinned: true, colour: 'red', note: 'the odd one' })
  await until(() =>
    expect(heard).toContainEqual({
      type: 'captures',
      items: [expect.objectContaining({ id, pinned: true, colour: 'red', note: 'the odd one' })],
      more: 0,
    }),
  )
  stop.abort()
  await following

  expect((await rest('PATCH', `/captures/${id}`, { colour: 'pink' })).status).toBe(400)
  expect((await rest('PATCH', '/captures/cap_none', { pinned: true })).status).toBe(404)
  const { body: viewer } = await rest<TokenCreated>('POST', '/tokens', { name: 'reader', role: 'viewer' })
  const asViewer = createRest({ url: rig.host.web.url, token: viewer.token })
  expect((await asViewer('PATCH', `/captures/${id}`, { pinned: false })).status).toBe(403)
  expect((await asViewer('DELETE', '/captures?inbox=shop')).status).toBe(403)
})

it('B37: those that a filter means are deleted together, but no pinned ones, and counted first when asked', async () => {
  await using rig = await open()
  const { rest } = rig.host
  await rig.post('shop/kept')
  await rest('PATCH', `/captures/${await rig.newest()}`, { pinned: true })
  for (let n = 0; n < 3; n++) await rig.post('shop/gone', 'old words')
  await rig.post('other')

  expect((await rest('DELETE', '/captures?inbox=shop&q=words&dryRun=true')).body).toEqual({ count: 3 })
  expect(await rig.targets('inbox=shop')).toHaveLength(4)
  expect((await rest('DELETE', '/captures')).body).toMatchObject({ error: { code: 'INVALID_INPUT' } })
  expect((await rest('DELETE', '/captures?pinned=true')).body).toMatchObject({ error: { field: 'pinned' } })
  expect((await rest('DELETE', '/captures?inbox=shop')).body).toEqual({ count: 3 })
  expect(await rig.targets('')).toEqual(['/other', '/shop/kept'])
  expect((await rest('GET', '/inboxes/shop')).body).toMatchObject({ captures: 1 })
})
