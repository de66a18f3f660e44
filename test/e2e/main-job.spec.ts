import { startSink } from '../support/sink.ts'
import { MINUTE, SECOND } from '../../src-shared/time.ts'
import { expect, test } from './fixture.ts'

interface Items {
  items: { id: string; status: string; verification?: { result: string } }[]
}

const deliveries = async (host: { rest: Function }, query: string): Promise<Items['items']> =>
  (await host.rest('GET', `/deliveries?limit=500&${query}`)).body.items

test('R37: a webhook made in the browser gets 100 events published by REST; all arrive, verified, and are Sent in the log', async ({
  page,
  host,
  open,
  app,
}) => {
  const receiver = (await host.engine.status()).receiver.url
  await open()
  await app.addWebhook({ name: 'Shop', url: `${receiver}/shop` })
  await app.create()
  const dialog = app.secretDialog
  await expect(dialog).toContainText('only time')
  await expect(dialog).toContainText('whsec_')
  await dialog.getByRole('button', { name: 'Test' }).click()
  await expect(dialog).toContainText('200')
  await dialog.getByRole('button', { name: 'Verify there' }).click()
  await expect(dialog).toContainText('verifies with this secret')
  await app.done()
  await expect(page.getByText('whsec_')).toHaveCount(0)

  const events = Array.from({ length: 100 }, (_, number) => ({ type: 'order.paid', data: { number } }))
  for (const event of events) expect((await host.rest('POST', '/messages', event)).status).toBe(202)

  await expect.poll(async () => (await deliveries(host, 'status=sent&type=order.paid')).length).toBe(101)
  const { body } = await host.rest<Items>('GET', '/inboxes/shop/captures?result=valid&limit=500')
  expect(body.items).toHaveLength(100)

  await app.visit('Activity')
  await expect(page.getByText('order.paid').first()).toBeVisible()
  await app.visit('Receiver')
  await page.getByText('POST /shop').first().click()
  await expect(page.getByText('The signature matches the body as received.').first()).toBeVisible()
})

test('R90: an endpoint that answers 500, 500, 200 ends Sent with three attempts', async ({
  page,
  host,
  clock,
  open,
  app,
}) => {
  const endpoint = await startSink((_request, index) => (index < 2 ? 500 : 200))
  await open()
  await app.addWebhook({ name: 'Flaky', url: endpoint.url })
  await app.create()
  await app.done()
  await host.rest('POST', '/messages', { type: 'order.paid', data: {} })
  await app.visit('Activity')
  await expect(page.getByText('order.paid')).toBeVisible()

  const state = async () => (await host.rest<Items>('GET', '/deliveries')).body.items[0]
  await expect.poll(state).toMatchObject({ status: 'scheduled', attempts: 1 })
  await page.getByText('order.paid').first().click()
  await expect(page.getByText('The endpoint answered').first()).toBeVisible()
  clock.skip(7 * SECOND)
  await expect.poll(state).toMatchObject({ status: 'scheduled', attempts: 2 })
  clock.skip(7 * MINUTE)
  await expect.poll(state).toMatchObject({ status: 'sent', attempts: 3, outcomes: 'ffs' })
  expect(new Set(endpoint.requests.map(request => request.headers['webhook-id'])).size).toBe(1)
  await expect(page.getByText('Attempt 3').first()).toBeVisible()
  await endpoint.close()
})

test('R120: a netx webhook over HTTPS reaches the built-in receiver with the right token', async ({
  page,
  host,
  open,
  app,
}) => {
  await host.rest('POST', '/inboxes', { name: 'dam' })
  await open()
  await app.addWebhook({ profile: 'NetX', name: 'DAM', url: '' })
  await page.getByRole('button', { name: 'Use the built-in receiver' }).click()
  await expect(page.getByLabel('Endpoint URL')).toHaveValue(/^https:\/\/127\.0\.0\.1:\d+\/dam/)
  await app.create()
  const dialog = app.secretDialog
  await expect(dialog.locator('code').first()).toHaveText(/^[A-Za-z0-9_-]{27}$/)
  const secret = await app.secret()
  await dialog.getByRole('button', { name: 'Verify there' }).click()
  await expect(dialog).toContainText('verifies with this secret')
  await app.done()

  await host.rest('POST', '/messages', { type: 'asset.create', data: { assetId: 101, userId: 1 } })
  await expect.poll(async () => (await host.rest<Items>('GET', '/inboxes/dam/captures')).body.items).toHaveLength(1)
  const [capture] = (await host.rest<Items>('GET', '/inboxes/dam/captures')).body.items
  expect(capture).toMatchObject({ secure: true, verification: { scheme: 'netx', result: 'valid' } })
  const body = await fetch(`${host.web.url}/api/v1/captures/${capture?.id}/body`, {
    headers: { authorization: `Bearer ${host.web.token}` },
  })
  expect(await body.json()).toMatchObject({ token: secret, event: { assetId: 101, systemEventType: 'ASSET_CREATE' } })
})
