import type { Page } from '@playwright/test'
import type { Capture } from '../../src-shared/model/capture.ts'
import type { Message } from '../../src-shared/model/message.ts'
import type { Page as ApiPage } from '../../src-shared/model/page.ts'
import type { Webhook } from '../../src-shared/model/webhook.ts'
import { MINUTE, SECOND } from '../../src-shared/time.ts'
import type { TestHost } from '../support/start-test-host.ts'
import { expect, test } from './fixture.ts'
import type { App } from './support/app.ts'
import { capturesOf, countCaptures, headerOf, jsonOf } from './support/captures.ts'
import { expectSchedule, latestDelivery, skipToNextAttempt } from './support/deliveries.ts'

const INBOX = 'dam'
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/
const SCHEDULE = [300, 1800, 1800, 43_200, 86_400]
const BAD_RED = 'rgb(184, 35, 42)'

interface NetxBody {
  event: { assetId: number; systemEventType: string; eventId: string; eventTime: number; userId: number }
  token: string
  messageTime: number
  messageId: string
  subscriptionId: number
}
const bodyOf = (capture: Capture | undefined): NetxBody => jsonOf(capture as Capture) as NetxBody

const webhooksOf = async (host: TestHost): Promise<Webhook[]> =>
  (await host.rest<ApiPage<Webhook>>('GET', '/webhooks')).body.items

/** The receiver stands for the DAM's customer: HTTPS, and answering what the story wants. */
const answerWith = async (page: Page, app: App, status: number): Promise<void> => {
  await app.visit('Receiver')
  await page.getByRole('navigation', { name: 'Inboxes' }).getByRole('link', { name: INBOX }).click()
  await page.getByRole('button', { name: `Actions: inbox ${INBOX}` }).click()
  await page.getByRole('menuitem', { name: 'Edit inbox' }).click()
  await page.getByLabel('Response status').fill(String(status))
  await app.answer('Save')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

const expectNowhere = async (page: Page, host: TestHost, app: App, secret: string): Promise<void> => {
  for (const name of ['Home', 'Webhooks', 'Activity', 'Compose', 'App log', 'Settings']) {
    await app.visit(name)
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
    expect(await page.content(), name).not.toContain(secret)
  }
  await app.openWebhook('DAM')
  await expect(page.getByRole('region', { name: 'Endpoint' })).toContainText('••••')
  expect(await page.content()).not.toContain(secret)
  await page.getByRole('table', { name: 'Log' }).getByText('asset.create').click()
  await expect(page.getByRole('region', { name: 'Request body' })).toContainText('"token": "•••"')
  expect(await page.content()).not.toContain(secret)
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(secret)
  const [webhook] = await webhooksOf(host)
  const { id, messageId } = await latestDelivery(host)
  for (const path of [
    '/webhooks',
    `/webhooks/${webhook?.id}`,
    '/deliveries',
    `/deliveries/${id}`,
    '/messages',
    `/messages/${messageId}`,
    '/app-log',
    '/status',
  ]) {
    const { status, body } = await host.rest('GET', path)
    expect(status, path).toBe(200)
    expect(JSON.stringify(body), path).not.toContain(secret)
  }
}

test('R2, R5, R6, R9, R10, R12, R13, R16, R18, R19, R20, R26, R30, R31, R49, R50, R51, R67, R76, R77, R78, R79, R80, R83, R84, R87, R88, R89: NetX from adding a webhook to deleting it', async ({
  page,
  context,
  host,
  clock,
  open,
  app,
}) => {
  test.setTimeout(6 * MINUTE)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await host.rest('POST', '/inboxes', { name: INBOX })
  const received = () => countCaptures(host, INBOX)
  let secret = ''

  await test.step('an http URL and a URL with a space are refused, and what would do is offered', async () => {
    await open()
    await page.keyboard.press('g')
    await page.keyboard.press('w')
    await page.getByRole('button', { name: 'Add webhook' }).first().click()
    await expect(page.getByRole('checkbox', { name: 'Enabled' })).toBeChecked()
    await app.choose('Profile', 'NetX')
    await page.getByLabel('Name', { exact: true }).fill('DAM')
    const url = page.getByLabel('Endpoint URL')
    await page.getByRole('button', { name: 'Use the built-in receiver' }).click()
    await expect(url).toHaveValue(/^https:\/\/127\.0\.0\.1:\d+\/dam$/)
    const secure = await url.inputValue()

    await url.fill(secure.replace('https:', 'http:'))
    await app.create()
    await expect(page.getByText('This profile sends to https:// only.')).toBeVisible()
    await page.getByRole('button', { name: `Use ${secure}` }).click()
    await expect(url).toHaveValue(secure)
    await expect(page.getByText('This profile sends to https:// only.')).toHaveCount(0)

    await url.fill(`${secure}/new assets`)
    await page.keyboard.press('Tab')
    await expect(page.getByText('Special characters in the URL must be percent-encoded.')).toBeVisible()
    await app.create()
    expect(await webhooksOf(host)).toEqual([])
    await page.getByRole('button', { name: `Use ${secure}/new%20assets` }).click()
    await expect(url).toHaveValue(`${secure}/new%20assets`)
    await page.keyboard.press('Control+Enter')
  })

  await test.step('the secret is shown once, can be copied, and a test shows status, time and body', async () => {
    const dialog = app.secretDialog
    await expect(dialog).toContainText('This is the only time the secret of “DAM” is shown.')
    secret = await app.secret()
    expect(secret).toMatch(/^[\w-]{27}$/)
    await dialog.getByRole('button', { name: 'Copy' }).click()
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
    await dialog.getByRole('button', { name: 'Test' }).click()
    const result = dialog.getByRole('region', { name: 'Test result' })
    await expect(result).toContainText('200 OK')
    await expect(result).toContainText(/\d ms|\d s/)
    await expect(result).toContainText('Webhook received!')
    await app.done()
    await expect(dialog).toHaveCount(0)
  })

  await test.step('afterwards the secret is on no page and in no answer', () => expectNowhere(page, host, app, secret))

  await test.step('an uploaded asset makes a request with exactly the fields of NetX', async () => {
    await app.compose('NetX', { type: 'asset.create' })
    await expect(page.getByText('Accepted for 1 webhook.')).toBeVisible()
    await expect.poll(received).toBe(2)
    const [sample, created] = await capturesOf(host, INBOX)
    const [webhook] = await webhooksOf(host)
    const nowSec = Math.floor(clock.now() / SECOND)
    expect(created).toMatchObject({ method: 'POST', target: '/dam/new%20assets', secure: true })
    expect(headerOf(created as Capture, 'content-type')).toBe('application/json; charset=utf-8')
    const body = bodyOf(created)
    expect(body).toEqual({
      event: {
        assetId: 101,
        systemEventType: 'ASSET_CREATE',
        eventId: expect.stringMatching(UUID),
        eventTime: expect.any(Number),
        userId: 1,
      },
      token: secret,
      messageTime: expect.any(Number),
      messageId: expect.stringMatching(UUID),
      subscriptionId: webhook?.number,
    })
    for (const time of [body.event.eventTime, body.messageTime]) {
      expect(Number.isInteger(time)).toBe(true)
      expect(Math.abs(time - nowSec)).toBeLessThan(30)
    }
    expect(bodyOf(sample).token).toBe(secret)
  })

  await test.step('a re-import and a re-sync make none, and it is said why', async () => {
    for (const [option, origin] of [
      ['Re-import', 'reimport'],
      ['Re-sync', 'resync'],
    ] as const) {
      await app.compose('NetX', { choose: { Origin: option } })
      await expect(page.getByText(`passed over: origin ${origin} does not make asset.create`)).toBeVisible()
    }
    expect(await received()).toBe(2)
  })

  await test.step('the log of the webhook has its four columns and a filter by status', async () => {
    await app.openWebhook('DAM')
    const log = page.getByRole('table', { name: 'Log' })
    await expect(log.getByRole('columnheader')).toHaveText(['Event', 'Created', 'Status', 'Updated'])
    await expect(log.getByRole('row')).toHaveCount(3)
    await expect(log.getByRole('row').nth(1)).toContainText('Sent')
    const filter = page.getByRole('region', { name: 'Log' }).getByRole('group', { name: 'Status' })
    await expect(filter.getByRole('button')).toHaveText(['Sent', 'Queued', 'Scheduled retry', 'Failed'])
    await filter.getByRole('button', { name: 'Failed' }).click()
    await expect(page.getByText('No delivery has this status.')).toBeVisible()
    await filter.getByRole('button', { name: 'Sent' }).click()
    await expect(log.getByRole('row')).toHaveCount(3)
    await filter.getByRole('button', { name: 'Failed' }).click()
    await expect(log.getByRole('row')).toHaveCount(3)
  })

  await test.step('six attempts fail at +300, +1800, +1800, +43200 and +86400 s; in between it says Scheduled retry', async () => {
    await answerWith(page, app, 500)
    await app.compose('NetX')
    await app.openWebhook('DAM')
    const newest = page.getByRole('table', { name: 'Log' }).getByRole('row').nth(1)
    for (const made of [1, 2, 3, 4, 5]) {
      await expect(newest).toContainText('Scheduled retry')
      await skipToNextAttempt(host, clock, made)
    }
    await expect(newest).toContainText('Failed')
    expect(await latestDelivery(host)).toMatchObject({ status: 'failed', attempts: 6, nextAttemptAt: null })

    const attempts = (await capturesOf(host, INBOX)).slice(2)
    expectSchedule(
      attempts.map(({ receivedAt }) => receivedAt),
      SCHEDULE,
    )
    expect(new Set(attempts.map(capture => bodyOf(capture).messageId)).size).toBe(1)
    expect(attempts.map(capture => bodyOf(capture).token)).toEqual(Array.from({ length: 6 }, () => secret))
  })

  await test.step('the webhook is disabled: a red switch, and an alert with the last error and what to look at', async () => {
    const row = app.webhookRow('DAM')
    await expect(row).toContainText('Disabled')
    const toggle = row.getByRole('switch', { name: 'Enabled: DAM' })
    await expect(toggle).not.toBeChecked()
    await expect(toggle).toHaveCSS('background-color', BAD_RED)
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('All 6 attempts of a delivery failed.')
    await expect(alert).toContainText('Last error: The endpoint answered 500.')
    await expect(alert.getByRole('listitem')).toHaveText([
      /URL/,
      /temporary network error.*longer than 10 s/,
      /accept connections/,
      /HTTPS.*certificate/,
    ])
  })

  await test.step('the failed message cannot be sent again: no button, and 409 from the API', async () => {
    await page.getByRole('table', { name: 'Log' }).getByRole('row').nth(1).click()
    await expect(page.getByText('on the sixth and last attempt')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Retry', exact: true })).toHaveCount(0)
    const { id } = await latestDelivery(host)
    expect(await host.rest('POST', `/deliveries/${id}/retry`)).toMatchObject({
      status: 409,
      body: {
        error: {
          code: 'RETRY_NOT_ALLOWED',
          message: expect.stringContaining('forbid that a failed message is sent again'),
        },
      },
    })
  })

  await test.step('an event makes no request while it is disabled, and is recorded with the reason', async () => {
    await answerWith(page, app, 200)
    await app.compose('NetX')
    await expect(page.getByText('passed over: webhook disabled')).toBeVisible()
    const { items } = (await host.rest<ApiPage<Message>>('GET', '/messages?limit=1')).body
    const { body } = await host.rest<Message>('GET', `/messages/${items[0]?.id}`)
    expect(body).toMatchObject({ type: 'asset.create', deliveries: [], skipped: [{ reason: 'webhook disabled' }] })
    expect(await received()).toBe(8)
  })

  await test.step('Enable takes the alert away, and the next event goes out', async () => {
    await app.openWebhook('DAM')
    await page.getByRole('alert').getByRole('button', { name: 'Enable' }).click()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect(app.webhookRow('DAM').getByRole('switch')).toBeChecked()
    await app.compose('NetX')
    await expect.poll(received).toBe(9)
    expect((await latestDelivery(host)).status).toBe('sent')
  })

  await test.step('after Reset secret the next request carries the new token', async () => {
    await app.visit('Webhooks')
    await app.act('DAM', 'Reset secret')
    await expect(page.getByRole('dialog')).toContainText('The old secret stops at once')
    await app.answer('Reset secret')
    await expect(app.secretDialog).toContainText('only time')
    const renewed = await app.secret()
    expect(renewed).toMatch(/^[\w-]{27}$/)
    expect(renewed).not.toBe(secret)
    await app.done()
    await app.compose('NetX')
    await expect.poll(received).toBe(10)
    expect(bodyOf((await capturesOf(host, INBOX)).at(-1)).token).toBe(renewed)
  })

  await test.step('deleting asks; Cancel keeps the webhook, confirming removes it with its log', async () => {
    await app.visit('Webhooks')
    await app.act('DAM', 'Delete')
    await expect(page.getByRole('dialog')).toContainText('Delete “DAM”?')
    await app.answer('Cancel')
    await expect(app.webhookRow('DAM')).toBeVisible()
    await app.act('DAM', 'Delete')
    await app.answer('Delete')
    await expect(page.getByText('A webhook sends your events to a URL, signed and with retries.')).toBeVisible()
    expect(await webhooksOf(host)).toEqual([])
    expect((await host.rest<ApiPage<unknown>>('GET', '/deliveries')).body.items).toEqual([])
  })
})
