import { createHmac } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { capturesOf } from './support/captures.ts'
import { startSink } from '../support/sink.ts'
import { expect, test } from './fixture.ts'

const SECRET = 'secret of the hub'
const signed = (body: string): Record<string, string> => ({
  'content-type': 'application/json',
  'X-Hub-Signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
})

test('R121: a capture is edited, signed anew and sent again, and where it arrived is one click away', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'hub', scheme: 'github', secret: SECRET })
  const url = `${(await host.engine.status()).receiver.url ?? ''}/hub`
  const body = '{"action":"opened","number":7}'
  await fetch(url, { method: 'POST', body, headers: signed(body) })
  const [first] = await capturesOf(host, 'hub')
  await open()
  await page.goto(`${host.web.url}/#/receiver/hub/${first?.id}`)
  await page.getByRole('toolbar', { name: 'Capture' }).waitFor()
  await page.keyboard.press('Control+Shift+r')
  const dialog = page.getByRole('dialog', { name: 'Replay' })
  await dialog.getByRole('combobox', { name: 'Send to' }).fill(url)
  await dialog.getByLabel('Target').fill('orders')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByText('A target begins with / and has no spaces, such as /orders?id=7.')).toBeVisible()
  await dialog.getByLabel('Target').fill('/hub/edited?by=hand')
  await dialog.locator('.cm-content').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('{"action":"closed","number":8}')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.keyboard.press('Control+Enter')
  const result = dialog.getByRole('region', { name: 'Result' })
  await expect(result.getByText('200 OK')).toBeVisible()
  await result.getByRole('link', { name: 'See how it arrived' }).click()
  const detail = page.getByRole('region', { name: 'Capture' })
  await expect(detail.getByRole('heading', { name: 'Signature valid' })).toBeVisible()
  const second = (await capturesOf(host, 'hub')).find(({ id }) => id !== first?.id)
  expect(second).toMatchObject({ target: '/hub/edited?by=hand' })
  expect(Buffer.from(second?.bodyBase64 ?? '', 'base64').toString()).toBe('{"action":"closed","number":8}')
})

test('R121: an exact replay sends the same bytes, its address is offered the next time, and it can be stopped', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'plain' })
  const sink = await startSink((_, index) => (index === 0 ? 201 : () => {}))
  await fetch(`${(await host.engine.status()).receiver.url ?? ''}/plain/a?b=%2F`, {
    method: 'POST',
    body: 'as  it was',
  })
  const [capture] = await capturesOf(host, 'plain')
  await open()
  await page.goto(`${host.web.url}/#/receiver/plain/${capture?.id}`)
  const replay = page.getByRole('toolbar', { name: 'Capture' }).getByRole('button', { name: 'Replay', exact: true })
  await replay.click()
  const dialog = page.getByRole('dialog', { name: 'Replay' })
  await dialog.getByRole('combobox', { name: 'Send to' }).fill(sink.url)
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByText('201 Created')).toBeVisible()
  expect(sink.requests[0]).toMatchObject({ method: 'POST', target: '/a?b=%2F' })
  expect(sink.requests[0]?.body.toString()).toBe('as  it was')

  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.goto(`${host.web.url}/#/receiver/plain/${capture?.id}`)
  await replay.click()
  await expect(dialog.getByRole('combobox', { name: 'Send to' })).toHaveValue(sink.url)
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByText('Waiting for the answer…')).toBeVisible()
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(dialog.getByText('Waiting for the answer…')).toHaveCount(0)
  await sink.close()
})

test('B26: two captures are compared: what differs in headers and JSON, and what is left out is remembered', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'shop' })
  const url = `${(await host.engine.status()).receiver.url ?? ''}/shop`
  const send = (body: string, headers: Record<string, string>) =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
  await send('{"total":10,"customer":{"name":"Ann"},"at":1}', { 'X-Region': 'eu' })
  await send('{ "at": 2, "customer": {"name": "Bob"}, "total": 10 }', { 'X-Region': 'us', 'X-Trace': 'on' })
  const [first, second] = await capturesOf(host, 'shop')
  await open()
  await page.goto(`${host.web.url}/#/receiver/shop/${second?.id}`)
  await page.getByRole('button', { name: 'Compare with the one before' }).click()
  expect(page.url()).toContain(`/receiver/-/${first?.id}/compare/${second?.id}`)
  await expect(page.getByText(/^They differ in 2 headers and 2 values of the body\./)).toBeVisible()
  const headers = page.getByRole('table', { name: 'Differences of the headers' })
  await expect(headers.getByRole('row').filter({ hasText: /x-region/i })).toContainText('us')
  const values = page.getByRole('table', { name: 'Differences of the bodies' })
  await expect(values.getByRole('row').filter({ hasText: '$.customer.name' })).toContainText('Bob')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await values.getByRole('button', { name: 'Leave out $.at from now on' }).click()
  await expect(page.getByText(/^They differ in 2 headers and 1 value of the body\./)).toBeVisible()
  await page.reload()
  await expect(page.getByText(/^They differ in 2 headers and 1 value of the body\./)).toBeVisible()

  await page.getByRole('button', { name: 'Side by side' }).click()
  await expect(page.getByLabel('Body of B').getByText('"Bob"')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: 'Capture' })).toBeVisible()
})

test('B26: a delivery to an inbox of our own shows what was sent against what arrived', async ({
  page,
  host,
  open,
}) => {
  const { published } = await host.engine.demo()
  await open()
  await expect
    .poll(async () => (await host.rest<{ items: object[] }>('GET', '/captures')).body.items.length)
    .toBeGreaterThan(0)
  const { items } = (await host.rest<{ items: { id: string }[] }>('GET', `/deliveries?messageId=${published.id}`)).body
  await page.goto(`${host.web.url}/#/activity/${items[0]?.id}`)
  const card = page.getByRole('region', { name: 'Sent against received' })
  await expect(card.getByText(/^the same \d+ bytes$/)).toBeVisible()
  await expect(card.getByRole('img', { name: /^Attempt 1 began .* was answered 200$/ })).toBeVisible()
  await card.getByRole('link', { name: 'Capture' }).click()
  await expect(page.getByRole('region', { name: 'Capture' })).toBeVisible()
})
