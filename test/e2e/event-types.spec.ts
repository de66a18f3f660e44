import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

const visit = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click()

const type = async (page: Page, label: string, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: label, exact: true }).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

const sold = {
  name: 'shop.sold',
  description: 'Something was sold.',
  schema: { type: 'object', required: ['total'], properties: { total: { type: 'number' } } },
  examples: [{ total: 42 }],
}

test('B14: the catalogue shows what a built-in event carries, and brings it into Compose', async ({ page, open }) => {
  await open()
  await visit(page, 'Event types')
  await page.getByLabel('Filter event types').fill('share link')
  await expect(page.getByRole('row')).toHaveCount(3)
  await page.getByText('authkey_create').click()
  const detail = page.getByRole('region', { name: 'Event type' })
  await expect(detail).toContainText('A share link was created.')
  await expect(detail.getByRole('region', { name: 'Schema' })).toContainText('"required"')
  await expect(detail.getByRole('region', { name: 'Example' })).toContainText('B9oGo3ZkqXh')
  await expect(detail).toContainText('curl ')
  await expect(detail.getByRole('button', { name: 'Delete' })).toHaveCount(0)
  await detail.getByRole('button', { name: 'Compose this event' }).click()
  await expect(page.getByLabel('System')).toHaveText('WoodWing Assets')
  await expect(page.getByLabel('Event type')).toHaveValue('authkey_create')
  await page.getByRole('button', { name: 'Send event' }).click()
  await expect(page.getByText('Accepted, but no webhook wants it.')).toBeVisible()
})

test('B14: an event type of one’s own is made, and the form tells what is wrong with it', async ({
  page,
  host,
  open,
}) => {
  await open()
  await visit(page, 'Event types')
  await page.getByRole('button', { name: 'Add event type' }).click()
  await page.getByLabel('Name', { exact: true }).fill('shop.sold')
  await page.getByLabel('Description').fill('Something was sold.')
  await type(page, 'JSON Schema', '{"type":"nothing"')
  await type(page, 'Example 1', '{"total":"42"}')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByText('This is not JSON yet')).toBeVisible()
  await type(page, 'JSON Schema', '{"type":"nothing"}')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByText('schema.type must be equal to one of the allowed values')).toBeVisible()
  await type(page, 'JSON Schema', JSON.stringify(sold.schema))
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByText('Example 1 does not fit the schema: data.total must be a number.')).toBeVisible()
  await type(page, 'Example 1', '{"total":42}')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('region', { name: 'Event type' })).toContainText('Something was sold.')
  await expect.poll(async () => (await host.rest('GET', '/event-types/shop.sold')).body).toMatchObject(sold)
})

test('B14: an event type of one’s own is changed, offered by Compose and by the webhook form, and deleted', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/event-types', sold)
  await open()
  await visit(page, 'Event types')
  await row(page, 'shop.sold').click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByLabel('Description').fill('An order was sold.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('region', { name: 'Event type' })).toContainText('An order was sold.')

  await visit(page, 'Compose')
  await page.getByLabel('Event type').click()
  await page.getByRole('option', { name: 'shop.sold' }).click()
  await expect(page.getByRole('textbox', { name: 'Data' })).toContainText('"total": 42')

  await visit(page, 'Webhooks')
  await page.getByRole('button', { name: 'Add webhook' }).first().click()
  await page.getByLabel('Event types').fill('shop')
  await expect(page.getByRole('option', { name: 'shop.sold' })).toBeVisible()
  await page.getByLabel('Event types').fill('asset_rem')
  await expect(page.getByRole('option', { name: 'asset_remove' })).toBeVisible()
  await page.getByLabel('Event types').fill('')
  await page.keyboard.press('Escape')

  await visit(page, 'Event types')
  await row(page, 'shop.sold').click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(row(page, 'shop.sold')).toHaveCount(0)
})

test('B14: Reject is chosen, and Compose says what does not fit', async ({ page, host, open }) => {
  await host.rest('POST', '/event-types', sold)
  await open()
  await visit(page, 'Event types')
  await expect(page.getByText('Events are taken as they come.')).toBeVisible()
  await page.getByRole('button', { name: 'Reject' }).click()
  await expect(page.getByText('An event that does not fit is refused.')).toBeVisible()
  await expect
    .poll(async () => (await host.rest('GET', '/settings')).body)
    .toMatchObject({ eventTypeValidation: 'reject' })
  await row(page, 'shop.sold').click()
  await page.getByRole('button', { name: 'Compose this event' }).click()
  await type(page, 'Data', '{"total":"much"}')
  await page.getByRole('button', { name: 'Send event' }).click()
  await expect(page.getByRole('alert')).toContainText('data.total must be a number.')
})

test('R108, B14: an event type that somebody else makes appears without a reload', async ({ page, host, open }) => {
  await open()
  await visit(page, 'Event types')
  await expect(page.getByText('asset.create', { exact: true })).toBeVisible()
  await host.rest('POST', '/event-types', { ...sold, name: 'made:by.rest' })
  await page.getByText('made:by.rest').click()
  await expect(page.getByRole('region', { name: 'Event type' })).toContainText('Something was sold.')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`B14, B52: list, detail and form of event types keep WCAG 2.1 AA in the ${colorScheme} theme`, async ({
    page,
    host,
    open,
  }) => {
    const check = async (name: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
    }
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await host.rest('POST', '/event-types', sold)
    await open()
    await page.keyboard.press('g')
    await page.keyboard.press('e')
    await expect(page.getByText('asset.create', { exact: true })).toBeVisible()
    await check('list')
    await row(page, 'shop.sold').click()
    await expect(page.getByRole('region', { name: 'Schema' })).toBeVisible()
    await check('detail')
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await expect(page.getByRole('textbox', { name: 'JSON Schema' })).toBeVisible()
    await check('form')
    await page.setViewportSize({ width: 1024, height: 700 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
}
