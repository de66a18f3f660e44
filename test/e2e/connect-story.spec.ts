import type { Page as ApiPage } from '../../src-shared/model/page.ts'
import type { Webhook } from '../../src-shared/model/webhook.ts'
import { MINUTE, SECOND } from '../../src-shared/time.ts'
import { startSink } from '../support/sink.ts'
import { expect, test } from './fixture.ts'
import { expectSchedule, latestDelivery, skipToNextAttempt } from './support/deliveries.ts'

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/
const EVENTS = ['transfer.created', 'transfer.updated', 'transfer.finished', 'transfer.failed', 'files.processed']

test('R15, R23, R34, R38, R53, R60, R65, R72, R76, R85, R128: Hedge Connect from saving the URL to clearing it', async ({
  page,
  context,
  host,
  clock,
  open,
  app,
}) => {
  test.setTimeout(6 * MINUTE)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  let answer: number | 'hang' = 200
  const endpoint = await startSink(() => (_request, response) => {
    if (answer !== 'hang') response.writeHead(answer).end()
  })
  const other = await startSink()
  const received = () => endpoint.requests.length
  const webhooks = async (): Promise<Webhook[]> => (await host.rest<ApiPage<Webhook>>('GET', '/webhooks')).body.items
  const url = page.getByLabel('Connect webhook URL')
  const save = () => page.getByRole('button', { name: 'Save', exact: true }).click()
  let id = ''

  await test.step('the settings say what an owner of an endpoint must know', async () => {
    await open()
    await app.visit('Settings')
    await expect(page.getByText('Securing your endpoint: coming soon')).toBeVisible()
    await expect(page.getByText('Only events of computers with a Pro licence are sent.')).toBeVisible()
    await expect(page.getByText('Answer 2xx first, within 3 seconds, and work afterwards.')).toBeVisible()
    await expect(page.getByText('The order of events is not promised.')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Local testing' })).toContainText(
      'hookdeck listen 3000 connect --path /api/webhook',
    )
  })

  await test.step('a URL without a host is refused; saving another makes the one webhook of Connect', async () => {
    await url.fill('ftp://127.0.0.1/in')
    await page.keyboard.press('Enter')
    await expect(page.getByText('The URL must begin with https:// or http:// and name a host.')).toBeVisible()
    expect(await webhooks()).toEqual([])
    await url.fill(`${endpoint.url}/api/webhook`)
    await save()
    await expect(page.getByText('Saved the Connect webhook URL.')).toBeVisible()
    const [webhook, ...more] = await webhooks()
    expect(more).toEqual([])
    expect(webhook).toMatchObject({
      name: 'Connect',
      profile: 'hedge',
      url: `${endpoint.url}/api/webhook`,
      enabled: true,
      secret: null,
    })
    expect([...(webhook?.eventTypes ?? [])].sort()).toEqual([...EVENTS].sort())
    id = webhook?.id ?? ''
  })

  await test.step('the line for local testing has the port and path of the endpoint, and is copied', async () => {
    const line = `hookdeck listen ${new URL(endpoint.url).port} connect --path /api/webhook`
    const help = page.getByRole('region', { name: 'Local testing' })
    await expect(help).toContainText(line)
    await help.getByRole('button', { name: 'Copy' }).click()
    await expect(help.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(line)
  })

  await test.step('the five events arrive as one event object with the entity, and without any signature', async () => {
    for (const [index, type] of EVENTS.entries()) {
      await app.compose('Hedge Connect', { type })
      await expect(page.getByText('Accepted for 1 webhook.')).toBeVisible()
      await expect.poll(received).toBe(index + 1)
      const request = endpoint.requests[index]
      expect(request).toMatchObject({ method: 'POST', target: '/api/webhook' })
      expect(request?.headers['content-type']).toBe('application/json')
      const body = JSON.parse(String(request?.body))
      expect(body).toEqual({
        id: expect.stringMatching(UUID),
        type,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        entity: expect.objectContaining({ state: type === 'transfer.failed' ? 'Failed' : 'Success' }),
      })
      expect(Object.keys(request?.headers ?? {}).filter(name => /sign|token|auth|secret/.test(name))).toEqual([])
    }
  })

  await test.step('an event of a computer with a free licence is passed over', async () => {
    await app.compose('Hedge Connect', { choose: { 'Licence of the origin': 'Free' } })
    await expect(page.getByText('Accepted, but no webhook wants it. 1 webhook passed over.')).toBeVisible()
    await expect(page.getByText('passed over: origin computer has no Pro licence')).toBeVisible()
    expect(received()).toBe(EVENTS.length)
  })

  await test.step('a failing endpoint gets three attempts, after 10 and 100 s; then Failed, and the webhook stays on', async () => {
    answer = 503
    const before = received()
    await app.compose('Hedge Connect')
    for (const made of [1, 2]) await skipToNextAttempt(host, clock, made)
    const failed = await latestDelivery(host)
    expect(failed).toMatchObject({ status: 'failed', attempts: 3, nextAttemptAt: null })
    expectSchedule(
      failed.attemptList.map(({ at }) => at),
      [10, 100],
    )
    const bodies = endpoint.requests.slice(before).map(request => String(request.body))
    expect(bodies).toHaveLength(3)
    expect(new Set(bodies).size).toBe(1)
    await app.openWebhook('Connect')
    await expect(page.getByRole('table', { name: 'Log' }).getByRole('row').nth(1)).toContainText('Failed')
    await expect(app.webhookRow('Connect').getByRole('switch')).toBeChecked()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  await test.step('Retry sends the same body once more', async () => {
    answer = 200
    const last = endpoint.requests.at(-1)?.body
    const before = received()
    await page.getByRole('table', { name: 'Log' }).getByRole('row').nth(1).click()
    await page.getByRole('button', { name: 'Retry', exact: true }).click()
    await expect.poll(received).toBe(before + 1)
    expect(endpoint.requests.at(-1)?.body.equals(last ?? Buffer.alloc(0))).toBe(true)
    await expect(page.getByText('on the fourth attempt')).toBeVisible()
    expect(await latestDelivery(host)).toMatchObject({ status: 'sent', attempts: 4 })
  })

  await test.step('an endpoint that does not answer within 3 s has failed', async () => {
    answer = 'hang'
    const before = received()
    await app.compose('Hedge Connect')
    await expect.poll(received).toBe(before + 1)
    expect((await latestDelivery(host)).attempts).toBe(0)
    clock.skip(3 * SECOND)
    await expect.poll(async () => (await latestDelivery(host)).attempts).toBe(1)
    const { status, attemptList } = await latestDelivery(host)
    expect(status).toBe('scheduled')
    expect(attemptList[0]).toMatchObject({ success: false, response: null, error: { class: 'timeout-response' } })
    expect(attemptList[0]?.timing.total).toBeGreaterThanOrEqual(3 * SECOND)
    answer = 200
    await skipToNextAttempt(host, clock, 1)
    await expect.poll(async () => (await latestDelivery(host)).status).toBe('sent')
  })

  await test.step('another URL in the settings changes the same webhook', async () => {
    await app.visit('Settings')
    await url.fill(`${other.url}/zapier/hooks/catch/1234567/b4x9k2a/`)
    await page.keyboard.press('Enter')
    await expect.poll(webhooks).toMatchObject([{ id, url: `${other.url}/zapier/hooks/catch/1234567/b4x9k2a/` }])
    const before = received()
    await app.compose('Hedge Connect')
    await expect.poll(() => other.requests.length).toBe(1)
    expect(other.requests[0]?.target).toBe('/zapier/hooks/catch/1234567/b4x9k2a/')
    expect(received()).toBe(before)
  })

  await test.step('clearing the URL asks; Cancel keeps the webhook, Remove takes it away', async () => {
    await app.visit('Settings')
    await url.fill('')
    await save()
    await expect(page.getByRole('dialog')).toContainText('Remove the Connect webhook?')
    await app.answer('Cancel')
    expect(await webhooks()).toHaveLength(1)
    await url.fill('')
    await save()
    await app.answer('Remove')
    await expect(page.getByText('Removed the Connect webhook.')).toBeVisible()
    expect(await webhooks()).toEqual([])
    await app.compose('Hedge Connect')
    await expect(page.getByText('Accepted, but no webhook wants it.')).toBeVisible()
    expect(other.requests).toHaveLength(1)
  })
  await endpoint.close()
  await other.close()
})
