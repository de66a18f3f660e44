import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { BackendQueue } from '../../src-shared/model/job.ts'
import { type Sink, startSink } from '../support/sink.ts'
import type { TestHost } from '../support/start-test-host.ts'
import { expect, test } from './fixture.ts'

const visit = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click()

const counters = async (host: TestHost): Promise<BackendQueue | undefined> =>
  (await host.rest<{ queues: BackendQueue[] }>('GET', '/backend/status')).body.queues[0]

const retryNever = { delaysSec: [], on: { status: 'none', timeout: false, network: false }, jitter: 0 }

const create = (host: TestHost, endpoint: Sink, name: string, profile: string, more: object = {}) =>
  host.rest<{ id: string }>('POST', '/webhooks', {
    name,
    url: endpoint.url,
    profile,
    eventTypes: ['*'],
    urlPolicy: 'http-or-https',
    payloadFormat: 'standard',
    ...more,
  })

const publish = (host: TestHost) => host.rest('POST', '/messages', { type: 'order.paid', data: { orderId: 'ord_1' } })

test('R111, R112: a failed NetBox job shows its exception, is requeued from the page and then shows its result', async ({
  page,
  host,
  open,
}) => {
  let status = 500
  const endpoint = await startSink(() => (_request, response) => response.writeHead(status).end('{"detail":"down"}'))
  await create(host, endpoint, 'Sites', 'netbox')
  await open()
  await visit(page, 'Backend status')
  await expect(page.getByText('No job has failed.')).toBeVisible()
  await publish(host)

  const row = page.getByRole('row', { name: /Sites/ })
  await expect(row).toContainText('Failed')
  await expect(page.getByRole('link', { name: 'Failed: 1' })).toBeVisible()
  await row.click()
  const pane = page.getByRole('region', { name: 'Job', exact: true }).first()
  await expect(pane).toContainText(`Status 500 returned with content '{"detail":"down"}', webhook FAILED to process.`)
  await expect(pane).toContainText('"orderId"')

  status = 200
  await page.getByRole('checkbox', { name: /^Select dlv_/ }).click()
  await expect(page.getByText('1 job selected')).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Requeue', exact: true }).first().click()
  await expect(page.getByText('Requeued 1 job.')).toBeVisible()
  await expect(pane).toContainText('Status 200 returned, webhook successfully processed.')
  await page.getByRole('link', { name: 'Finished: 1' }).click()
  await expect(row).toContainText('Finished')
  expect(endpoint.requests).toHaveLength(2)
  await endpoint.close()
})

test('R112: requeueing all leaves the netx job and says why', async ({ page, host, open }) => {
  const endpoint = await startSink(() => 500)
  await create(host, endpoint, 'Sites', 'netbox')
  await create(host, endpoint, 'DAM', 'netx', {
    retry: { ...retryNever, honourRetryAfter: false },
    disableRule: { onExhausted: false, onGone: false, window: null },
  })
  await publish(host)
  await expect.poll(() => counters(host)).toMatchObject({ failed: 2 })
  await open()
  await visit(page, 'Backend status')
  await page.getByRole('button', { name: 'Requeue all failed' }).click()
  const note = page.getByRole('status').filter({ hasText: 'Left as they are' })
  await expect(note).toContainText('Requeued 1 job.')
  await expect(note).toContainText(
    '1 job of DAM: The rules of this webhook forbid that a failed message is sent again.',
  )
  await expect.poll(() => endpoint.requests.length).toBe(3)
  await page.getByRole('row', { name: /DAM/ }).click()
  await expect(page.getByText('It cannot be requeued. The rules of this webhook forbid')).toBeVisible()
  await note.getByRole('button', { name: 'Dismiss' }).click()
  await expect(note).toHaveCount(0)
  await endpoint.close()
})

test('R112: emptying the queue asks with the number, and the message says what became of it', async ({
  page,
  host,
  open,
}) => {
  const endpoint = await startSink(() => 500)
  const { body: webhook } = await create(host, endpoint, 'Shop', 'standard')
  const { body: message } = await publish(host)
  await publish(host)
  await expect.poll(() => counters(host)).toMatchObject({ scheduled: 2 })
  await open()
  await visit(page, 'Backend status')
  const empty = page.getByRole('main').getByRole('button', { name: 'Empty queue' })
  await empty.click()
  const dialog = page.getByRole('dialog', { name: 'Delete 2 waiting jobs?' })
  await expect(dialog).toContainText('0 queued, 0 deferred, 2 scheduled')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(await counters(host)).toMatchObject({ scheduled: 2 })
  await empty.click()
  await dialog.getByRole('button', { name: 'Empty queue' }).click()
  await expect(page.getByText('Deleted 2 jobs.')).toBeVisible()
  await expect(empty).toBeDisabled()
  expect((await host.rest('GET', `/messages/${String(message['id'])}`)).body).toMatchObject({
    deliveries: [],
    skipped: [{ webhookId: webhook.id, reason: 'deleted by a person while it waited for a retry' }],
  })
  await endpoint.close()
})

test('R110: jobs are opened, ticked and closed by keyboard', async ({ page, host, open }) => {
  const endpoint = await startSink(() => 500)
  await create(host, endpoint, 'Sites', 'netbox')
  for (let n = 0; n < 3; n++) await publish(host)
  await expect.poll(() => counters(host)).toMatchObject({ failed: 3 })
  await open()
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  const list = page.getByRole('grid', { name: 'Failed jobs' }).getByRole('rowgroup').last()
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.getByText('2 jobs selected')).toBeVisible()
  await page.keyboard.press('Enter')
  const pane = page.getByRole('region', { name: 'Exception' })
  await expect(pane).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(pane).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Select all on this page' }).click()
  await expect(page.getByText('3 jobs selected')).toBeVisible()
  await endpoint.close()
})

test('R109: the address of NetBox opens the page after the login', async ({ page, host }) => {
  await page.goto(`${host.web.url}/admin/webhook-backend-status/`)
  await page.getByLabel('Token').fill(host.web.token)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page.getByRole('heading', { name: 'Backend status' })).toBeVisible()
  const [json] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'View as JSON' }).click(),
  ])
  await expect(json.locator('body')).toContainText('"oldest_job_timestamp":"-"')
})

test('R97: the switch stops sending, every page concerned says so, and what waited goes out afterwards', async ({
  page,
  host,
  open,
}) => {
  let status = 500
  const endpoint = await startSink(() => status)
  await create(host, endpoint, 'Sites', 'netbox')
  await publish(host)
  await expect.poll(() => counters(host)).toMatchObject({ failed: 1 })
  status = 200
  await open()
  await visit(page, 'Settings')
  await page.getByRole('switch', { name: 'Make messages of events and send them' }).click()
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('Sending off')
  expect((await publish(host)).status).toBe(503)

  await visit(page, 'Backend status')
  await page.getByRole('button', { name: 'Requeue all failed' }).click()
  await expect(page.getByRole('link', { name: 'Queued: 1' })).toBeVisible()
  expect(endpoint.requests).toHaveLength(1)
  await visit(page, 'Webhooks')
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByText('The webhook backend is off.')).toHaveCount(0)
  await expect.poll(() => endpoint.requests.length).toBe(2)
  await expect(page.getByRole('contentinfo', { name: 'Status' })).not.toContainText('Sending off')
  await endpoint.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`B52: Backend status breaks no rule of WCAG 2.1 AA in the ${colorScheme} theme`, async ({
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
    test.slow()
    const endpoint = await startSink(() => 500)
    await create(host, endpoint, 'Sites', 'netbox')
    const { body: dam } = await create(host, endpoint, 'DAM', 'woodwing')
    await publish(host)
    await expect.poll(() => counters(host)).toMatchObject({ failed: 1, scheduled: 1 })
    await host.rest('POST', `/webhooks/${dam.id}/disable`)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await open()
    await visit(page, 'Backend status')
    await page.getByRole('row', { name: /Sites/ }).click()
    await expect(page.getByRole('region', { name: 'Exception' })).toBeVisible()
    await check('a failed job')
    await page.getByRole('link', { name: 'Deferred: 1' }).click()
    await page.getByRole('row', { name: /DAM/ }).click()
    await expect(page.getByText('Held because')).toBeVisible()
    await check('a deferred job')
    await host.rest('PATCH', '/settings', { backendEnabled: false })
    await page.getByRole('link', { name: 'Active: 0' }).click()
    await expect(page.getByText('The webhook backend is off.')).toBeVisible()
    await check('off and empty')
    await visit(page, 'Settings')
    await expect(page.getByRole('switch', { name: 'Make messages of events and send them' })).toBeVisible()
    await check('Settings')
    await endpoint.close()
  })
}
