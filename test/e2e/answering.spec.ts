import { AxeBuilder } from '@axe-core/playwright'
import type { Capture } from '../../src-shared/model/capture.ts'
import type { Page as Paged } from '../../src-shared/model/page.ts'
import { capturesOf } from './support/captures.ts'
import { skipToNextAttempt } from './support/deliveries.ts'
import { expect, test } from './fixture.ts'

test('B23: “fail twice, then OK” is one click, and our own sender is seen to get through at its third attempt', async ({
  page,
  host,
  open,
  clock,
}) => {
  await host.rest('POST', '/inboxes', { name: 'shop' })
  const { url } = (await host.rest<{ url: string }>('GET', '/inboxes/shop')).body
  await host.rest('POST', '/webhooks', { name: 'Shop', url, eventTypes: ['order.paid'] })
  await open()
  await page.goto(`${host.web.url}/#/receiver/shop`)
  await page.getByRole('button', { name: /^Answers: / }).click()
  const editor = page.getByRole('dialog', { name: 'Answers of inbox shop' })
  await editor.getByRole('button', { name: 'Fail twice, then OK' }).click()
  await expect(editor.getByLabel('Rule 1, step 2: status')).toHaveValue('500')
  await expect(editor.getByLabel('Rule 1, step 3: status')).toHaveValue('200')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await editor.getByRole('button', { name: 'Save' }).click()
  await expect(editor).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Answers: 500 twice, then 200' })).toBeVisible()

  await host.rest('POST', '/messages', { type: 'order.paid', data: { id: 'ord_1' } })
  await skipToNextAttempt(host, clock, 1)
  await skipToNextAttempt(host, clock, 2)
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Activity' }).click()
  const row = page.getByRole('grid').getByRole('row').filter({ hasText: 'order.paid' })
  await expect(row.getByRole('img', { name: '3 attempts, 2 failed' })).toBeVisible()
  await row.click()
  await expect(page.getByRole('region', { name: 'Delivery' })).toContainText('200')
  expect((await capturesOf(host, 'shop')).map(({ responseStatus }) => responseStatus)).toEqual([500, 500, 200])
})

test('B23: what cannot be answered is told at its field, and what was typed is there when the editor is opened again', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'shop' })
  await open()
  await page.goto(`${host.web.url}/#/receiver/shop`)
  const openEditor = () => page.getByRole('button', { name: /^Answers: / }).click()
  await openEditor()
  const editor = page.getByRole('dialog', { name: 'Answers of inbox shop' })
  const rule = editor.getByRole('region', { name: 'Rule 1' })
  await rule.getByLabel('When', { exact: true }).fill('body.type ==')
  await rule.getByLabel('Rule 1, step 1: status').fill('99')
  await editor.getByRole('button', { name: 'Save' }).click()
  await expect(rule.getByText('Write a status from 200 to 599.')).toBeVisible()
  await rule.getByLabel('Rule 1, step 1: status').fill('503')
  await expect(rule.getByText('Write a status from 200 to 599.')).toHaveCount(0)
  await editor.getByRole('button', { name: 'Save' }).click()
  await expect(rule.getByLabel('When', { exact: true })).toHaveAttribute('aria-invalid', 'true')

  await page.keyboard.press('Escape')
  await expect(editor).toHaveCount(0)
  await page.reload()
  await openEditor()
  await expect(rule.getByLabel('When', { exact: true })).toHaveValue('body.type ==')
  await rule.getByLabel('When', { exact: true }).fill('body.type == "order.paid"')
  await page.keyboard.press('Control+Enter')
  await expect(editor).toHaveCount(0)
  expect((await host.rest('GET', '/inboxes/shop')).body).toMatchObject({
    respond: { rules: [{ when: 'body.type == "order.paid"', steps: [{ status: 503 }] }] },
  })
})

test('B23: rules change places by keyboard, and one that is never reached says so', async ({ page, host, open }) => {
  await host.rest('POST', '/inboxes', { name: 'shop' })
  await host.rest('PATCH', '/inboxes/shop', {
    respond: { rules: [{ when: 'method == "GET"', steps: [{ status: 404 }] }, { steps: [{ status: 200 }] }] },
  })
  await open()
  await page.goto(`${host.web.url}/#/receiver/shop`)
  await page.getByRole('button', { name: /^Answers: / }).click()
  const editor = page.getByRole('dialog', { name: 'Answers of inbox shop' })
  await editor.getByRole('region', { name: 'Rule 1' }).getByLabel('When', { exact: true }).focus()
  await page.keyboard.press('Alt+ArrowDown')
  const second = editor.getByRole('region', { name: 'Rule 2' })
  await expect(second.getByLabel('When', { exact: true })).toHaveValue('method == "GET"')
  await expect(second.getByLabel('When', { exact: true })).toBeFocused()
  await expect(second.getByText('Never reached: a rule above takes every request.')).toBeVisible()
})

test('B34: a request is held, shown at once on every page, and answered by hand', async ({ page, host, open }) => {
  await host.rest('POST', '/inboxes', { name: 'shop' })
  await open()
  await page.goto(`${host.web.url}/#/receiver/shop`)
  await page.getByRole('button', { name: /^Answers: / }).click()
  const editor = page.getByRole('dialog', { name: 'Answers of inbox shop' })
  await editor.getByRole('checkbox', { name: /Hold requests until I answer them/ }).click()
  await editor.getByLabel('Which').fill('method == "POST"')
  await editor.getByLabel('Seconds', { exact: true }).fill('120')
  await editor.getByRole('button', { name: 'Save' }).click()
  await expect(editor).toHaveCount(0)

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Home' }).click()
  const { url } = (await host.rest<{ url: string }>('GET', '/inboxes/shop')).body
  const answer = fetch(`${url}/orders`, { method: 'POST', body: '{"id":"ord_1"}' })
  const banner = page.getByRole('status', { name: 'Held requests' })
  await expect(banner).toContainText('POST /shop/orders')
  await expect(banner.getByRole('timer')).toContainText('s left')
  await page.keyboard.press('h')
  const held = page.getByRole('dialog', { name: 'Answer a held request of inbox shop' })
  await expect(held.getByLabel('Body of the held request')).toContainText('"ord_1"')
  await held.getByRole('button', { name: 'Unauthorized' }).click()
  await held.getByLabel('Status').fill('418')
  await held.getByLabel('Body', { exact: true }).fill('{"by":"hand"}')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(held).toHaveCount(0)
  await expect(banner).toHaveCount(0)

  const given = await answer
  expect([given.status, await given.text()]).toEqual([418, '{"by":"hand"}'])
  const { items } = (await host.rest<Paged<{ id: string }>>('GET', '/inboxes/shop/captures')).body
  // It is added to the capture when the sender has it.
  const recorded = async () => (await host.rest<Capture>('GET', `/captures/${items[0]?.id}`)).body.answer
  await expect.poll(recorded).toMatchObject({ kind: 'held', status: 418 })
})

test('B34: a held request that nobody answers gets what is stated, and its dialog says so', async ({
  page,
  host,
  open,
  clock,
}) => {
  await host.rest('POST', '/inboxes', { name: 'shop' })
  await host.rest('PATCH', '/inboxes/shop', { breakpoint: { seconds: 60, answer: { status: 503, body: 'nobody' } } })
  await open()
  const { url } = (await host.rest<{ url: string }>('GET', '/inboxes/shop')).body
  const answer = fetch(url, { method: 'POST', body: 'x' })
  await page.getByRole('status', { name: 'Held requests' }).getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('dialog')).toContainText('When nobody acts it gets 503.')
  clock.skip(60_000)
  expect((await answer).status).toBe(503)
  await expect(page.getByRole('dialog', { name: 'This request does not wait any more' })).toBeVisible()
})
