import { createHmac } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { startSink } from '../support/sink.ts'
import { expect, test } from './fixture.ts'

const visit = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name }).click()

const addWebhook = async (page: Page, profile: string, name: string, url: string): Promise<void> => {
  await visit(page, 'Webhooks')
  await page.getByRole('button', { name: 'Add webhook' }).first().click()
  await page.getByLabel('Profile').click()
  await page.getByRole('option', { name: profile }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Endpoint URL').fill(url)
}

const create = (page: Page): Promise<void> => page.getByRole('button', { name: 'Create', exact: true }).click()

const compose = async (page: Page, system: string, type?: string): Promise<void> => {
  await visit(page, 'Compose')
  await page.getByLabel('System').click()
  await page.getByRole('option', { name: system }).click()
  if (type !== undefined) {
    await page.getByLabel('Event type').click()
    await page.getByRole('option', { name: type }).click()
  }
  await page.getByRole('button', { name: 'Send event' }).click()
}

test('R5, R18, R19: a NetX webhook takes https only and shows its secret once', async ({ page, open }) => {
  await open()
  await addWebhook(page, 'NetX', 'DAM', 'http://127.0.0.1:9/in')
  await create(page)
  await expect(page.getByText('This profile sends to https:// only.')).toBeVisible()
  await page.getByRole('button', { name: /^Use https:/ }).click()
  await create(page)
  const dialog = page.getByRole('dialog', { name: 'Secret' })
  await expect(dialog).toContainText('only time')
  const secret = await dialog.locator('code').first().innerText()
  expect(secret).toMatch(/^[\w-]{27}$/)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText(secret)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Reset secret' })).toBeVisible()
})

test('R21, R42, R44: a WoodWing Assets webhook refuses a broken query at its field, and its token can be read and regenerated', async ({
  page,
  host,
  open,
}) => {
  const endpoint = await startSink(() => 200)
  await open()
  await addWebhook(page, 'WoodWing Assets', 'PIM', endpoint.url)
  await page.getByRole('checkbox', { name: /^asset_update_metadata/ }).click()
  await page.getByLabel('Metadata to return').fill('status')
  await page.getByLabel('Query').fill('filename:a* AND (')
  await create(page)
  await expect(page.getByLabel('Query')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Query').fill('filename:a*')
  await create(page)
  const dialog = page.getByRole('dialog', { name: 'Secret' })
  const token = await dialog.locator('code').first().innerText()
  expect(token).toMatch(/^[A-Za-z0-9+/]{22}==$/)
  await dialog.getByRole('button', { name: 'Done' }).click()

  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByText(token)).toBeVisible()
  await page.getByRole('button', { name: 'Regenerate' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Regenerate secret' }).click()
  await expect(dialog).toContainText('shows it at any time')
  const renewed = await dialog.locator('code').first().innerText()
  expect(renewed).not.toBe(token)
  await dialog.getByRole('button', { name: 'Done' }).click()

  await compose(page, 'WoodWing Assets', 'asset_update_metadata')
  await expect.poll(() => endpoint.requests.length).toBe(1)
  const [request] = endpoint.requests
  const body = request?.body ?? ''
  expect(JSON.parse(String(body))).toMatchObject({ type: 'asset_update_metadata', metadata: { status: 'Final' } })
  expect(request?.headers['x-hook-signature']).toBe(createHmac('sha256', renewed).update(body).digest('hex'))
  expect((await host.rest('GET', '/webhooks')).body).toMatchObject({ items: [{ secret: renewed }] })
  await endpoint.close()
})

test('R15, R38: the Connect webhook URL in Settings makes the webhook, a free computer is passed over, and clearing removes it', async ({
  page,
  host,
  open,
}) => {
  const endpoint = await startSink(() => 200)
  const webhooks = async () => (await host.rest('GET', '/webhooks')).body.items
  await open()
  await visit(page, 'Settings')
  await expect(page.getByText('Securing your endpoint: coming soon')).toBeVisible()
  await page.getByLabel('Connect webhook URL').fill(endpoint.url)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(webhooks).toMatchObject([{ name: 'Connect', profile: 'hedge', url: endpoint.url }])

  await compose(page, 'Hedge Connect')
  await expect(page.getByText('Accepted for 1 webhook.')).toBeVisible()
  await expect.poll(() => endpoint.requests.length).toBe(1)
  expect(JSON.parse(String(endpoint.requests[0]?.body))).toMatchObject({ type: 'transfer.finished' })
  await page.getByLabel('Licence of the origin').click()
  await page.getByRole('option', { name: 'Free' }).click()
  await page.getByRole('button', { name: 'Send event' }).click()
  await expect(page.getByText('1 webhook passed over')).toBeVisible()

  await visit(page, 'Settings')
  await page.getByLabel('Connect webhook URL').fill('')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect.poll(webhooks).toEqual([])
  expect(endpoint.requests).toHaveLength(1)
  await endpoint.close()
})

test('R17, R24, R83: a NetBox webhook needs an event type, signs with the typed secret, and says when it is disabled', async ({
  page,
  open,
}) => {
  const endpoint = await startSink(() => 200)
  await open()
  await addWebhook(page, 'NetBox', 'Sites', endpoint.url)
  await create(page)
  await expect(page.getByText('You must select at least one type: create, update, and/or delete.')).toBeVisible()
  await page.getByLabel('Object types').fill('site')
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: 'On delete' }).click()
  await page.getByRole('textbox', { name: 'Secret' }).fill('LOOKATMEIMASECRETSTRING')
  await create(page)
  await page.getByRole('dialog', { name: 'Secret' }).getByRole('button', { name: 'Done' }).click()

  await compose(page, 'NetBox', 'deleted')
  await expect.poll(() => endpoint.requests.length).toBe(1)
  const [request] = endpoint.requests
  const body = request?.body ?? ''
  expect(JSON.parse(String(body))).toMatchObject({ event: 'deleted', model: 'Site', data: { name: 'DC Ost' } })
  expect(request?.headers['x-hook-signature']).toBe(
    createHmac('sha512', 'LOOKATMEIMASECRETSTRING').update(body).digest('hex'),
  )

  await visit(page, 'Webhooks')
  await page.getByRole('row', { name: /Sites/ }).click()
  await page.getByRole('switch', { name: 'Enabled: Sites' }).first().click()
  await expect(page.getByRole('row', { name: /Sites/ }).getByText('Disabled')).toBeVisible()
  await page.getByRole('status').getByRole('button', { name: 'Enable' }).click()
  await expect(page.getByRole('row', { name: /Sites/ }).getByText('Disabled')).toHaveCount(0)
  await endpoint.close()
})

test('R41: “When a job ends” is ticked in the form, and every end of a job arrives as job_ended', async ({
  page,
  host,
  open,
}) => {
  const endpoint = await startSink(() => 200)
  await open()
  await addWebhook(page, 'NetBox', 'Jobs', endpoint.url)
  await page.getByRole('button', { name: 'Advanced' }).click()
  await page.getByRole('checkbox', { name: 'When a job ends' }).click()
  await create(page)
  await expect
    .poll(async () => (await host.rest('GET', '/webhooks')).body)
    .toMatchObject({ items: [{ name: 'Jobs', eventTypes: ['job_ended'] }] })
  await compose(page, 'NetBox', 'job_failed')
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
}) => {
  await open()
  await visit(page, 'Cluster properties')
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
  test(`B52: the form of no system breaks WCAG 2.1 AA in the ${colorScheme} theme`, async ({ page, open }) => {
    const check = async (name: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
    }
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await open()
    await visit(page, 'Cluster properties')
    await expect(page.getByLabel('Text of the file')).toBeVisible()
    await check('Cluster properties')
    await visit(page, 'Webhooks')
    await page.getByRole('button', { name: 'Add webhook' }).first().click()
    await page.getByRole('button', { name: 'Advanced' }).click()
    for (const profile of ['NetX', 'WoodWing Assets', 'Hedge Connect', 'NetBox']) {
      await page.getByLabel('Profile').click()
      await page.getByRole('option', { name: profile }).click()
      await expect(page.getByLabel('Profile')).toHaveText(profile)
      await check(profile)
    }
  })
}
