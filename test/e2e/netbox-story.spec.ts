import { createHmac } from 'node:crypto'
import type { Page as ApiPage } from '../../src-shared/model/page.ts'
import type { Webhook } from '../../src-shared/model/webhook.ts'
import { profiles } from '../../src-shared/profiles/index.ts'
import { DAY, MINUTE, SECOND } from '../../src-shared/time.ts'
import { type SinkRequest, startSink } from '../support/sink.ts'
import { expect, test } from './fixture.ts'
import { latestDelivery } from './support/deliveries.ts'

const SECRET = 'LOOKATMEIMASECRETSTRING'
const NO_TYPE = 'You must select at least one type: create, update, and/or delete.'
const [{ data: sample }] = profiles.netbox.samples
const site = (sample as { object: object }).object

const isSigned = ({ headers, body }: SinkRequest): boolean =>
  headers['x-hook-signature'] === createHmac('sha512', SECRET).update(body).digest('hex')

test('R3, R17, R22, R24, R35, R36, R54, R56, R57, R58, R73, R76, R85, R111, R112: NetBox from the form to the retries by hand', async ({
  page,
  host,
  clock,
  open,
  app,
}) => {
  test.setTimeout(6 * MINUTE)
  let answer = 200
  const endpoint = await startSink(() => answer)
  const received = () => endpoint.requests.length
  const webhooks = async (): Promise<Webhook[]> => (await host.rest<ApiPage<Webhook>>('GET', '/webhooks')).body.items

  await test.step('the form asks for object types and for at least one of create, update and delete', async () => {
    await open()
    await app.addWebhook({ profile: 'NetBox', name: 'Sites', url: `${endpoint.url}/netbox` })
    await expect(page.getByRole('checkbox', { name: 'Enabled' })).toBeChecked()
    for (const name of ['On create', 'On update', 'On delete']) {
      await expect(page.getByRole('checkbox', { name })).not.toBeChecked()
    }
    await app.create()
    await expect(page.getByText(NO_TYPE)).toBeVisible()
    expect(await webhooks()).toEqual([])
    await page.getByLabel('Object types').fill('site')
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox', { name: 'On delete' }).click()
    await page.getByRole('checkbox', { name: 'On update' }).press('Space')
    await expect(page.getByText(NO_TYPE)).toHaveCount(0)
  })

  await test.step('turning SSL verification off warns, and a CA file is refused then', async () => {
    const verify = page.getByRole('checkbox', { name: 'Verify the certificate' })
    await expect(verify).toBeChecked()
    await verify.click()
    await expect(page.getByRole('note').filter({ hasText: 'Disable with caution' })).toBeVisible()
    await page.getByLabel('CA file').fill('/etc/ssl/certs/ca.pem')
    await app.create()
    await expect(page.getByText('Do not specify a CA certificate file if SSL verification is disabled.')).toBeVisible()
    await page.getByLabel('CA file').fill('')
    await verify.click()
    await expect(page.getByRole('note').filter({ hasText: 'Disable with caution' })).toHaveCount(0)
  })

  await test.step('the secret is typed by its owner; a second webhook needs another name', async () => {
    await expect(page.getByText('The secret is not transmitted in the request.')).toBeVisible()
    await page.getByRole('textbox', { name: 'Secret' }).fill(SECRET)
    await app.create()
    await expect(app.secretDialog).toContainText(SECRET)
    await app.done()
    await expect.poll(webhooks).toMatchObject([
      {
        name: 'Sites',
        eventTypes: ['updated', 'deleted'],
        filter: { objectTypes: ['site'] },
        contentType: 'application/json',
      },
    ])

    await app.addWebhook({ profile: 'NetBox', name: 'Sites', url: endpoint.url })
    await page.getByRole('checkbox', { name: 'On create' }).click()
    await app.create()
    await expect(page.getByText('A NetBox webhook named Sites exists.')).toBeVisible()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await app.answer('Discard')
    expect(await webhooks()).toHaveLength(1)
  })

  await test.step('a deleted site is sent whole, as it was, and its signature verifies', async () => {
    await app.compose('NetBox', { type: 'deleted' })
    await expect.poll(received).toBe(1)
    const [request] = endpoint.requests as [SinkRequest]
    expect(request).toMatchObject({
      method: 'POST',
      target: '/netbox',
      headers: { 'content-type': 'application/json' },
    })
    const body = JSON.parse(String(request.body))
    expect(body).toEqual({
      event: 'deleted',
      signal_received_timestamp: expect.any(Number),
      model: 'Site',
      data: site,
    })
    expect(Math.abs(body.signal_received_timestamp - clock.now() / SECOND)).toBeLessThan(30)
    expect(isSigned(request)).toBe(true)
    expect(JSON.stringify(request.rawHeaders) + String(request.body)).not.toContain(SECRET)
  })

  await test.step('a type or an action that is not chosen makes nothing, and it is said why', async () => {
    await app.compose('NetBox', { type: 'created' })
    await expect(page.getByText('Accepted, but no webhook wants it.')).toBeVisible()
    await app.visit('Compose')
    await app.choose('Event type', 'deleted')
    await page.getByLabel('Data').click()
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText(
      JSON.stringify({ objectType: 'dcim.device', model: 'Device', object: { id: 7, name: 'sw1' } }),
    )
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('passed over: object type dcim.device not chosen')).toBeVisible()
    expect(received()).toBe(1)
  })

  await test.step('a form-encoded body has the same keys and is signed as sent', async () => {
    await app.visit('Webhooks')
    await app.act('Sites', 'Edit')
    await app.choose('Content type', 'application/x-www-form-urlencoded')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved “Sites”.')).toBeVisible()
    await app.compose('NetBox', { type: 'updated' })
    await expect.poll(received).toBe(2)
    const request = endpoint.requests[1] as SinkRequest
    expect(request.headers['content-type']).toBe('application/x-www-form-urlencoded')
    const form = new URLSearchParams(String(request.body))
    expect([...form.keys()]).toEqual(['event', 'signal_received_timestamp', 'model', 'data'])
    expect(form.get('event')).toBe('updated')
    expect(JSON.parse(form.get('data') ?? '')).toEqual(site)
    expect(isSigned(request)).toBe(true)
  })

  await test.step('without a secret there is no signature', async () => {
    await app.visit('Webhooks')
    await app.act('Sites', 'Edit')
    await app.choose('Content type', 'application/json')
    await page.getByRole('textbox', { name: 'Secret' }).fill('')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved “Sites”.').last()).toBeVisible()
    await app.compose('NetBox', { type: 'deleted' })
    await expect.poll(received).toBe(3)
    expect(endpoint.requests[2]?.headers).not.toHaveProperty('x-hook-signature')
    await app.visit('Webhooks')
    await app.act('Sites', 'Edit')
    await page.getByRole('textbox', { name: 'Secret' }).fill(SECRET)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('form')).toHaveCount(0)
  })

  await test.step('a 500 is Failed at once, nothing is sent again by itself, and the webhook stays enabled', async () => {
    answer = 500
    await app.compose('NetBox', { type: 'deleted' })
    await expect.poll(() => latestDelivery(host)).toMatchObject({ status: 'failed', attempts: 1, nextAttemptAt: null })
    clock.skip(2 * DAY)
    await app.openWebhook('Sites')
    await expect(page.getByRole('table', { name: 'Log' }).getByRole('row').nth(1)).toContainText('Failed')
    await expect(app.webhookRow('Sites').getByRole('switch')).toBeChecked()
    expect(received()).toBe(4)
  })

  await test.step('Retry in Activity sends the same body, signed', async () => {
    answer = 200
    await app.visit('Activity')
    await page
      .getByRole('row', { name: /deleted/ })
      .first()
      .click()
    await expect(page.getByText('on the only attempt')).toBeVisible()
    await page.getByRole('button', { name: 'Retry', exact: true }).click()
    await expect.poll(received).toBe(5)
    const [failed, again] = endpoint.requests.slice(-2) as [SinkRequest, SinkRequest]
    expect(again.body.equals(failed.body)).toBe(true)
    expect(isSigned(again)).toBe(true)
    await expect(page.getByText('on the second attempt')).toBeVisible()
    expect(await latestDelivery(host)).toMatchObject({ status: 'sent', attempts: 2 })
  })

  await test.step('Backend status shows a failed job with its exception, and sends it again', async () => {
    answer = 500
    await app.compose('NetBox', { type: 'deleted' })
    await expect.poll(() => latestDelivery(host)).toMatchObject({ status: 'failed', attempts: 1 })
    answer = 200
    await app.visit('Backend status')
    await expect(page.getByRole('link', { name: 'Failed: 1' })).toBeVisible()
    await page.getByRole('row', { name: /Sites/ }).click()
    const job = page.getByRole('region', { name: 'Job', exact: true }).first()
    await expect(job).toContainText("Status 500 returned with content '', webhook FAILED to process.")
    await job.getByRole('button', { name: 'Requeue' }).click()
    await expect(job).toContainText('Status 200 returned, webhook successfully processed.')
    expect(received()).toBe(7)
    expect(isSigned(endpoint.requests[6] as SinkRequest)).toBe(true)
    await expect(page.getByRole('link', { name: /^Failed: [1-9]/ })).toHaveCount(0)
  })
  await endpoint.close()
})
