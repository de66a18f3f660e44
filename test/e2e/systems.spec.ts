import { createHmac } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { startSink } from '../support/sink.ts'
import { expect, test } from './fixture.ts'

test('R21, R42, R44: a WoodWing Assets webhook refuses a broken query at its field, and its token can be read and regenerated', async ({
  page,
  host,
  open,
  app,
}) => {
  const endpoint = await startSink(() => 200)
  await open()
  await app.addWebhook({ profile: 'WoodWing Assets', name: 'PIM', url: endpoint.url })
  await page.getByRole('checkbox', { name: /^asset_update_metadata/ }).click()
  await page.getByLabel('Metadata to return').fill('status')
  await page.getByLabel('Query').fill('filename:a* AND (')
  await app.create()
  await expect(page.getByLabel('Query')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Query').fill('filename:a*')
  await app.create()
  const dialog = app.secretDialog
  const token = await app.secret()
  expect(token).toMatch(/^[A-Za-z0-9+/]{22}==$/)
  await app.done()

  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByText(token)).toBeVisible()
  await page.getByRole('button', { name: 'Regenerate' }).click()
  await app.answer('Regenerate secret')
  await expect(dialog).toContainText('shows it at any time')
  const renewed = await app.secret()
  expect(renewed).not.toBe(token)
  await app.done()

  await app.compose('WoodWing Assets', { type: 'asset_update_metadata' })
  await expect.poll(() => endpoint.requests.length).toBe(1)
  const [request] = endpoint.requests
  const body = request?.body ?? ''
  expect(JSON.parse(String(body))).toMatchObject({ type: 'asset_update_metadata', metadata: { status: 'Final' } })
  expect(request?.headers['x-hook-signature']).toBe(createHmac('sha256', renewed).update(body).digest('hex'))
  expect((await host.rest('GET', '/webhooks')).body).toMatchObject({ items: [{ secret: renewed }] })
  await endpoint.close()
})

test('R14, R83: the switch, the box in the form and the button of the banner change the same field', async ({
  page,
  host,
  open,
  app,
}) => {
  const { webhookId } = await host.engine.demo()
  const name = 'First webhook'
  const stored = async () => (await host.rest('GET', `/webhooks/${webhookId}`)).body['enabled']
  const row = app.webhookRow(name)
  await open()
  await app.openWebhook(name)
  await row.getByRole('switch').click()
  await expect(row).toContainText('Disabled')
  await expect.poll(stored).toBe(false)
  await page.getByRole('status').getByRole('button', { name: 'Enable' }).click()
  await expect(row).not.toContainText('Disabled')
  await expect.poll(stored).toBe(true)
  await app.act(name, 'Edit')
  await page.getByRole('checkbox', { name: 'Enabled' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('Disabled')
  await expect.poll(stored).toBe(false)
  await app.act(name, 'Enable')
  await expect(row).not.toContainText('Disabled')
  await expect.poll(stored).toBe(true)
})

test('R41: “When a job ends” is ticked in the form, and every end of a job arrives as job_ended', async ({
  page,
  host,
  open,
  app,
}) => {
  const endpoint = await startSink(() => 200)
  await open()
  await app.addWebhook({ profile: 'NetBox', name: 'Jobs', url: endpoint.url })
  await page.getByRole('button', { name: 'Advanced' }).click()
  await page.getByRole('checkbox', { name: 'When a job ends' }).click()
  await app.create()
  await expect
    .poll(async () => (await host.rest('GET', '/webhooks')).body)
    .toMatchObject({ items: [{ name: 'Jobs', eventTypes: ['job_ended'] }] })
  await app.compose('NetBox', { type: 'job_failed' })
  await expect.poll(() => endpoint.requests.length).toBe(1)
  expect(JSON.parse(String(endpoint.requests[0]?.body))).toMatchObject({
    event: 'job_ended',
    model: 'Script',
    data: { status: 'failed' },
  })
  await endpoint.close()
})

test('R74, R82: the cluster properties page keeps the file and tells which lines cannot be used', async ({
  page,
  open,
  app,
}) => {
  await open()
  await app.visit('Cluster properties')
  await page.getByLabel('webHooksRetryMaximumAttempts').fill('3')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('Text of the file')).toHaveValue('webHooksRetryMaximumAttempts=3\n')
  await page.getByLabel('Text of the file').fill('webHooksRetryMaximumAttempts=3\nnonsense\n')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert')).toContainText('Line 2')
  await page.getByLabel('RQ_RETRY_MAX').fill('3')
  await page.getByLabel('RQ_RETRY_INTERVAL').fill('60,300,3600')
  await expect(page.getByLabel('Text of the file')).toHaveValue(/\nRQ_RETRY_MAX=3\nRQ_RETRY_INTERVAL=60,300,3600\n$/)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`B52: the form of no system breaks WCAG 2.1 AA in the ${colorScheme} theme`, async ({ page, open, app }) => {
    test.slow()
    const check = async (name: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
    }
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await open()
    await app.visit('Cluster properties')
    await expect(page.getByLabel('Text of the file')).toBeVisible()
    await check('Cluster properties')
    await app.visit('Webhooks')
    await page.getByRole('button', { name: 'Add webhook' }).first().click()
    await page.getByRole('button', { name: 'Advanced' }).click()
    for (const profile of ['NetX', 'WoodWing Assets', 'Hedge Connect', 'NetBox']) {
      await app.choose('Profile', profile)
      await expect(page.getByLabel('Profile')).toHaveText(profile)
      await check(profile)
    }
  })
}
