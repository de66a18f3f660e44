import { AxeBuilder } from '@axe-core/playwright'
import { capturesOf } from './support/captures.ts'
import { expect, test } from './fixture.ts'

test('B29: a sample is found, edited and sent, signed with the secret of the inbox, which is not shown', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'hub', scheme: 'github', secret: 'secret of the hub' })
  await open()
  await page.goto(`${host.web.url}/#/receiver/hub`)
  await page.getByRole('button', { name: 'Send sample' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Send a sample' })
  await dialog.getByLabel('Search samples').fill('github star created')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Signed with the newest secret of inbox hub')).toBeVisible()
  await expect(dialog.locator('.cm-content')).toContainText('created')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await dialog.locator('.cm-content').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('{"action":"created","mine":true}')
  await page.keyboard.press('Control+Enter')
  const result = dialog.getByRole('region', { name: 'Result' })
  await expect(result.getByText('200 OK')).toBeVisible()
  await result.getByRole('link', { name: 'See how it arrived' }).click()
  await expect(
    page.getByRole('region', { name: 'Capture' }).getByRole('heading', { name: 'Signature valid' }),
  ).toBeVisible()
  const [capture] = await capturesOf(host, 'hub')
  expect(capture?.verification.result).toBe('valid')
  expect(Buffer.from(capture?.bodyBase64 ?? '', 'base64').toString()).toBe('{"action":"created","mine":true}')
  expect(await page.content()).not.toContain('secret of the hub')
})

test('B31: the doctor examines an endpoint, each check as it comes, and says what is wrong with it', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', {
    name: 'hub',
    scheme: 'github',
    secret: 'secret of the hub',
    onBadSignature: 'accept',
  })
  const { url } = (await host.rest<{ url: string }>('GET', '/inboxes/hub')).body
  await open()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Endpoint doctor' }).click()
  await page.getByRole('button', { name: 'Examine' }).click()
  await expect(page.getByText('Write a full address')).toBeVisible()
  await expect(page.getByText('Write what the endpoint verifies with.')).toBeVisible()
  await page.getByLabel('Endpoint URL').fill(url)
  await page.getByLabel('Signed as').click()
  await page.getByRole('option', { name: 'GitHub' }).click()
  await page.locator('input[type=password]').fill('secret of the hub')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'A good event' })).toBeVisible()
  await expect(page.getByText(/^The endpoint has \d+ things? wrong/)).toBeVisible({ timeout: 40_000 })
  const bad = page.getByRole('region', { name: 'A bad signature' })
  await expect(bad.getByRole('img', { name: 'wrong' })).toBeVisible()
  await expect(bad.getByText('Expected', { exact: true })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})
