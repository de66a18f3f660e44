import { expect, test } from './fixture.ts'

test('an inbox with a scheme and no secret says that it verifies nothing, in its form and on the page', async ({
  page,
  host,
  open,
  app,
}) => {
  await open()
  await app.visit('Receiver')
  await page.getByRole('button', { name: 'Add inbox', exact: true }).click()
  const form = page.getByRole('dialog', { name: 'Add inbox' })
  await form.getByLabel('Name').fill('shop')
  await expect(form.getByText('verifies nothing')).toHaveCount(0)
  await app.choose('Verification', 'NetX')
  await expect(form.getByText('This inbox verifies nothing: the scheme netx needs a secret.')).toBeVisible()
  await form.getByLabel('Secret').fill('hush')
  await expect(form.getByText('verifies nothing')).toHaveCount(0)
  await form.getByLabel('Secret').fill('')
  await form.getByRole('button', { name: 'Create' }).click()

  await expect(page.getByRole('link', { name: 'shop' })).toContainText('Needs secret')
  await expect(page.getByRole('status').filter({ hasText: 'This inbox verifies nothing' })).toBeVisible()
  await page.getByRole('button', { name: 'Set the secret' }).click()
  const edit = page.getByRole('dialog', { name: 'Edit inbox shop' })
  await edit.getByLabel('Secret').fill('hush-hush')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Needs secret')).toHaveCount(0)
  await expect(page.getByText('verifies nothing')).toHaveCount(0)
  expect((await host.rest('GET', '/inboxes/shop')).body).toMatchObject({ hasSecret: true, warnings: [] })
})
