import { createHmac } from 'node:crypto'
import { startSink } from '../support/sink.ts'
import { makeTempDir } from '../support/temp-dir.ts'
import { startTestHost } from '../support/start-test-host.ts'
import { expect, test } from './fixture.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

/** Sends a body to an inbox, signed as another body or so many seconds ago. */
const sendSigned = (url: string, body: string, own: { signed?: string; ageSec?: number } = {}): Promise<Response> => {
  const { signed = body, ageSec = 0 } = own
  const time = Math.floor(Date.now() / 1000) - ageSec
  const key = Buffer.from(SECRET.slice('whsec_'.length), 'base64')
  const signature = createHmac('sha256', key).update(`msg_1.${time}.${signed}`).digest('base64')
  const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': `${time}`, 'webhook-signature': `v1,${signature}` }
  return fetch(url, { method: 'POST', body, headers })
}

test('Home tells of a webhook whose attempts fail, the worst first, and groups failures by webhook and cause', async ({
  page,
  host,
  open,
}) => {
  const broken = await startSink(() => 500)
  const refusing = await startSink(() => 400)
  const well = await startSink()
  const make = (name: string, url: string, more: object = {}) =>
    host.rest('POST', '/webhooks', { name, url, eventTypes: ['order.paid'], ...more })
  await make('Well', well.url)
  await make('Waiting', broken.url, { retry: { delaysSec: [3600] } })
  await make('Gave up', refusing.url, { retry: { delaysSec: [] } })
  for (let i = 0; i < 3; i++) await host.rest('POST', '/messages', { type: 'order.paid', data: { i } })
  const waiting = async () => (await host.rest<{ items: object[] }>('GET', '/deliveries?status=scheduled')).body.items
  await expect.poll(async () => (await waiting()).length).toBe(3)

  await open()
  const rows = page.getByRole('list', { name: 'Webhooks, worst first' }).getByRole('listitem')
  await expect(rows.nth(0)).toContainText('Gave up0 % of 3 sent')
  await expect(rows.nth(1)).toContainText('Waiting3 attempts failed · 3 wait for a retry')
  await expect(rows.nth(2)).toContainText('Well100 % of 3 sent')
  await expect(page.getByText('no deliveries')).toHaveCount(0)

  const failures = page.getByRole('list', { name: 'Failures' }).getByRole('listitem')
  await expect(failures).toHaveCount(2)
  await expect(failures.nth(0)).toContainText('Gave up4003 gave up')
  await expect(failures.nth(1)).toContainText('Waiting5003 waiting')
  await failures.nth(0).getByRole('link').click()
  await expect(page.getByRole('region', { name: 'Delivery' })).toContainText('order.paid')
  for (const sink of [broken, refusing, well]) await sink.close()
})

test('the engine stopped: one banner says why and what to do, nothing can be changed and nothing is claimed; back again, the page goes on', async ({
  page,
}) => {
  const directory = makeTempDir()
  const first = await startTestHost({ dataDir: directory.path })
  const port = Number(new URL(first.web.url).port)
  const reach = ['--data-dir', '/srv/my hooks']
  first.engine.setStart({ reach, serve: [...reach, '--port', String(port), '--allow-private'] })
  const { webhookId } = await first.engine.demo()
  await page.goto(first.web.loginUrl())
  await expect(page.getByText('Nothing failed in the last 24 hours')).toBeVisible()
  await page.goto(`${first.web.url}/#/compose`)
  await page.getByLabel('Message id').fill('msg_mine')
  await first.close()

  const banner = page.getByRole('alert', { name: 'Engine' })
  await expect(banner).toContainText('The engine is not reached.')
  await expect(banner).toContainText(/What you see is as it was at .*\d\d:\d\d:\d\d/)
  await expect(banner).toContainText(`hookbench serve --data-dir '/srv/my hooks' --port ${port} --allow-private`)
  const send = page.getByRole('button', { name: 'Send event' })
  await expect(send).toBeDisabled()
  await expect(send).toHaveAccessibleDescription(/The engine is not reached/)
  await page.keyboard.press('Control+Enter')
  const status = page.getByRole('contentinfo', { name: 'Status' })
  await expect(status).not.toContainText(/queued|per|error|Receiver/)

  const visit = (path: string) => page.evaluate(to => void (location.hash = to), path)
  await visit('/')
  await expect(banner).toHaveCount(1)
  await expect(page.getByText(/Nothing had failed at \d\d:\d\d/)).toBeVisible()
  await visit(`/webhooks/${webhookId}`)
  await expect(page.getByRole('switch', { name: /Enabled/ }).first()).toBeDisabled()
  await visit('/log')
  await expect(page.getByText('Not read yet: the engine is not reached.')).toBeVisible()
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)

  const again = await startTestHost({ dataDir: directory.path, port })
  await again.rest('POST', '/webhooks', { name: 'Made meanwhile', url: 'http://127.0.0.1:9/', eventTypes: [] })
  await expect(banner).toHaveCount(0, { timeout: 20_000 })
  await visit('/webhooks')
  await expect(page.getByText('Made meanwhile')).toBeVisible()
  await visit('/compose')
  await expect(page.getByLabel('Message id')).toHaveValue('msg_mine')
  await expect(send).toBeEnabled()
  await again.close()
  directory.remove()
})

test('a page that never reached the engine says so instead of loading for ever, and fills when it does', async ({
  page,
  host,
  open,
}) => {
  await host.engine.demo()
  await open()
  await page.route('**/session', route => route.abort())
  await page.reload()
  await expect(page.getByRole('alert', { name: 'Engine' })).toContainText('Nothing has been read from it yet.')
  for (const path of ['/', '/webhooks', '/activity', '/receiver', '/backend', '/cluster', '/sources', '/event-types']) {
    await page.evaluate(to => void (location.hash = to), path)
    await expect(page.getByText('Not read yet: the engine is not reached.').first()).toBeVisible()
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
  }
  await page.unroute('**/session')
  await page.getByRole('button', { name: 'Try now' }).click()
  await expect(page.getByRole('alert', { name: 'Engine' })).toHaveCount(0)
  await expect(page.getByText('order.paid').first()).toBeVisible()
})

test('a delivery that is opened by its address names event and webhook, and its row is selected and in view', async ({
  page,
  host,
  open,
}) => {
  const endpoint = await startSink()
  const { body: webhook } = await host.rest<{ id: string }>('POST', '/webhooks', {
    name: 'Shop',
    url: endpoint.url,
    eventTypes: ['order.paid'],
  })
  const events = Array.from({ length: 250 }, (_, i) => ({ type: 'order.paid', data: { i } }))
  await host.rest('POST', '/messages/batch', events)
  interface Items {
    items: { id: string }[]
    next: string | null
  }
  const { body: all } = await host.rest<Items>('GET', '/deliveries?limit=300')
  const isShown = async (at: number): Promise<void> => {
    await page.goto(`${host.web.url}/#/activity/${all.items[at]?.id}`)
    await page.reload()
    await expect(page.getByRole('grid', { name: 'Deliveries' }).getByRole('row', { selected: true })).toBeInViewport()
  }
  await open()
  await isShown(80)
  await expect(page.getByText('The list begins with the open delivery.')).toHaveCount(0)
  await isShown(240)
  await page.getByRole('button', { name: 'Show the newest' }).click()
  await expect(page.getByText('The list begins with the open delivery.')).toHaveCount(0)

  const detail = page.getByRole('region', { name: 'Delivery' })
  await expect(detail.getByRole('link', { name: 'order.paid' })).toHaveAttribute('href', /event-types\/order\.paid$/)
  await detail.getByRole('link', { name: 'Shop' }).click()
  await expect(page).toHaveURL(new RegExp(`/webhooks/${webhook.id}$`))
  await endpoint.close()
})

test('B52: j and k walk in the list wherever the focus was, and Enter opens the row', async ({
  page,
  host,
  open,
  app,
}) => {
  const endpoint = await startSink()
  await host.rest('POST', '/webhooks', { name: 'Shop', url: endpoint.url, eventTypes: ['*'] })
  for (const type of ['one', 'two', 'three']) await host.rest('POST', '/messages', { type, data: {} })
  await open()
  await app.visit('Activity')
  await expect(page.getByRole('row')).toHaveCount(4)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(page.getByRole('row', { selected: true })).toContainText('two')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Delivery' })).toContainText('two')
  await endpoint.close()
})

test('B52: a form opens with the focus in its first field', async ({ page, open }) => {
  await open()
  for (const [path, button, field] of [
    ['/webhooks', 'Add webhook', 'Name'],
    ['/event-types', 'Add event type', 'Name'],
    ['/sources', 'Add source', 'Name'],
    ['/receiver', 'Add inbox', 'Name'],
  ] as const) {
    await page.evaluate(to => void (location.hash = to), path)
    await page.getByRole('button', { name: button }).first().click()
    await expect(page.getByLabel(field, { exact: true })).toBeFocused()
    await page.keyboard.press('Escape')
  }
})

test('B52: the palette opens whatever has an id, an inbox by its name, and says when there is none', async ({
  page,
  host,
  open,
}) => {
  const { webhookId, inbox, published } = await host.engine.demo()
  const captures = async () =>
    (await host.rest<{ items: { id: string }[] }>('GET', `/inboxes/${inbox}/captures`)).body.items
  await expect.poll(async () => (await captures()).length).toBe(1)
  const [capture] = await captures()
  const [delivery] = published.deliveries
  const { body: own } = await host.rest<{ deliveries: { id: string }[] }>('POST', '/messages', {
    type: 'order.paid',
    id: 'my-own-id',
    data: {},
  })
  await open()
  const look = async (text: string): Promise<void> => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search or run' }).fill(text)
  }
  for (const [id, url] of [
    [delivery?.id, `/activity/${delivery?.id}`],
    [published.id, `/activity/${delivery?.id}`],
    [webhookId, `/webhooks/${webhookId}`],
    [capture?.id, `/receiver/${inbox}/${capture?.id}`],
    [inbox, `/receiver/${inbox}`],
    ['my-own-id', `/activity/${own.deliveries[0]?.id}`],
  ] as const) {
    await page.evaluate(() => void (location.hash = '/'))
    await look(id ?? '')
    await expect(
      page
        .getByRole('option')
        .filter({ hasText: id ?? '' })
        .first(),
    ).toBeVisible()
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).hash).toBe(`#${url}`)
  }
  await look('dlv_00000000ZZZZ')
  await expect(page.getByText('There is no delivery dlv_00000000ZZZZ.')).toBeVisible()
})

test('R117: the signature card calls nothing wrong that it does not know, and says the same as its heading', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'shop', scheme: 'standard', secret: SECRET })
  const url = `${(await host.engine.status()).receiver.url}/shop`
  const body = '{"orderId":"ord_1"}'
  await sendSigned(url, body, { ageSec: 4000 })
  await sendSigned(url, '{ "orderId": "ord_1" }', { signed: body })
  await open()
  await page.goto(`${host.web.url}/#/receiver/shop`)
  const rows = page.getByRole('grid', { name: 'Captures' }).getByRole('row')
  await expect(rows).toHaveCount(3)

  await rows.nth(1).click()
  const detail = page.getByRole('region', { name: 'Capture' })
  await expect(detail.getByRole('heading', { name: 'Signature does not match' })).toBeVisible()
  const check = (name: string) =>
    detail.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  await expect(detail.getByText('body-reserialised')).toBeVisible()
  await expect(check('Body')).toContainText('not what was signed')
  await expect(check('Secret')).toContainText('the right one')
  await expect(detail.getByLabel('Signed bytes')).toContainText(body)

  await rows.nth(2).click()
  await expect(detail.getByRole('heading', { name: 'Signature matches, out of time' })).toBeVisible()
  await expect(detail).toContainText('The signature is right, but 67 min old')
  await expect(check('Clock')).toContainText('outside tolerance')
  for (const name of ['webhook-signature', 'Body']) await expect(check(name)).toContainText('ok')
  await expect(detail.getByText('wrong')).toHaveCount(0)
})
