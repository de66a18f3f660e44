import { createHmac } from 'node:crypto'
import { expect, test } from './fixture.ts'

const BODY = '{"action":"opened","number":7}'
const hexOf = (key: string, body: string): string => createHmac('sha256', key).update(body).digest('hex')

test('B22: the provider says delivered, the endpoint says bad signature: the body was written anew on the way', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'hub', scheme: 'github', secret: 'right' })
  const url = `${(await host.engine.status()).receiver.url}/hub`
  const headers = { 'X-Hub-Signature-256': `sha256=${hexOf('right', BODY)}` }
  const send = async (body: string): Promise<number> => (await fetch(url, { method: 'POST', body, headers })).status
  expect(await send(JSON.stringify(JSON.parse(BODY), null, 2))).toBe(400)
  await open()
  await page.goto(`${host.web.url}/#/receiver/hub`)
  await page.getByRole('grid', { name: 'Captures' }).getByRole('row').nth(1).click()

  const detail = page.getByRole('region', { name: 'Capture' })
  await expect(detail.getByText('body-reserialised')).toBeVisible()
  await expect(detail).toContainText('The body was changed after it was signed')
  await expect(detail.getByLabel('Received bytes')).toContainText('{↵··"action":·"opened",')
  await expect(detail.getByText('first difference at byte 1')).toBeVisible()
  const signed = detail.getByLabel('Signed bytes')
  await expect(signed).toContainText(BODY)
  await expect(detail.getByText('send exactly those bytes')).toBeVisible()
  await detail.getByRole('button', { name: 'Python' }).click()
  await expect(detail.getByLabel('Code')).toContainText('hmac.compare_digest')

  expect(await send(BODY)).toBe(200)
  await page.getByRole('button', { name: '1 new' }).click()
  await expect(page.getByRole('grid', { name: 'Captures' }).getByRole('row')).toHaveCount(3)
  await page.getByRole('grid', { name: 'Captures' }).getByRole('row').nth(1).click()
  await expect(detail.getByRole('heading', { name: 'Signature valid' })).toBeVisible()
})

test('B22, B32: the provider signs with the secret of another inbox: the page names it, and it is added there', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'hub', scheme: 'github', secret: 'secret of the hub' })
  await host.rest('POST', '/inboxes', { name: 'live', scheme: 'github', secret: 'secret of live mode' })
  const url = `${(await host.engine.status()).receiver.url}/hub`
  const headers = { 'X-Hub-Signature-256': `sha256=${hexOf('secret of live mode', BODY)}` }
  const send = async (): Promise<number> => (await fetch(url, { method: 'POST', body: BODY, headers })).status
  expect(await send()).toBe(400)
  await open()
  await page.goto(`${host.web.url}/#/receiver/hub`)
  await page.getByRole('grid', { name: 'Captures' }).getByRole('row').nth(1).click()
  const detail = page.getByRole('region', { name: 'Capture' })
  await expect(detail.getByText('other-known-secret')).toBeVisible()
  await expect(detail).toContainText('made with the secret of inbox live')

  await page.getByRole('button', { name: 'Actions: inbox hub' }).click()
  await page.getByRole('menuitem', { name: 'Edit inbox' }).click()
  const form = page.getByRole('dialog', { name: 'Edit inbox hub' })
  await expect(form.getByRole('list', { name: 'Secrets' }).getByRole('listitem')).toHaveCount(1)
  await form.locator('input[type=password]').fill('secret of live mode')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toHaveCount(0)
  expect((await host.rest('GET', '/inboxes/hub')).body).toMatchObject({ secrets: 2 })
  expect(await send()).toBe(200)
})
