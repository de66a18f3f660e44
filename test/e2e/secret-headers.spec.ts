import { AxeBuilder } from '@axe-core/playwright'
import { startSink } from '../support/sink.ts'
import { expect, test } from './fixture.ts'

test('invariant 6: a locked header is sent, shown to nobody, and replaced or removed; a secret of one’s own is taken', async ({
  page,
  open,
  app,
}) => {
  const endpoint = await startSink(() => 200)
  const own = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
  await open()
  await app.addWebhook({ name: 'Shop', url: endpoint.url })
  await page.getByRole('button', { name: /^Use a secret of your own/ }).click()
  await page.getByLabel('Secret of your own').fill('mine')
  await page.getByRole('button', { name: 'Advanced' }).click()
  const add = page.getByRole('button', { name: 'Add header' })
  await add.click()
  await page.getByLabel('Name of header 1').fill('Authorization')
  await page.getByLabel('Value of header 1').fill('Bearer planted')
  await expect(page.getByRole('button', { name: 'Secret by its name' })).toBeDisabled()
  await add.click()
  await page.getByLabel('Name of header 2').fill('X-Mine')
  await page.getByLabel('Value of header 2').fill('planted too')
  await page.getByRole('button', { name: 'Keep secret' }).click()
  await app.create()
  await expect(page.getByText('A secret of this webhook is whsec_ followed by')).toBeVisible()
  await page.getByLabel('Secret of your own').fill(own)
  await app.create()
  expect(await app.secret()).toBe(own)
  await app.done()
  await expect(page.getByText('Authorization: •••')).toBeVisible()
  expect(await page.content()).not.toContain('planted')

  const sent = async () => {
    const before = endpoint.requests.length
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect.poll(() => endpoint.requests.length).toBeGreaterThan(before)
    return endpoint.requests.at(-1)?.headers
  }
  expect(await sent()).toMatchObject({ authorization: 'Bearer planted', 'x-mine': 'planted too' })

  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(page.getByLabel('Value of header 1: secret')).toHaveText('•••')
  await page.getByRole('button', { name: 'Replace' }).first().click()
  await page.getByLabel('Value of header 1').fill('Bearer renewed')
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('renewed')
  expect((await new AxeBuilder({ page }).include('form').analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  expect(await sent()).toMatchObject({ authorization: 'Bearer renewed', 'x-mine': 'planted too' })

  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('button', { name: 'Remove header 1' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  const headers = await sent()
  expect(headers).toMatchObject({ 'x-mine': 'planted too' })
  expect(headers).not.toHaveProperty('authorization')
  await endpoint.close()
})
