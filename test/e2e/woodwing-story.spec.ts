import { createHmac } from 'node:crypto'
import type { Message, Published } from '../../src-shared/model/message.ts'
import { MINUTE, SECOND } from '../../src-shared/time.ts'
import { type AssetsAnswer, createAssetsClient } from '../support/assets-client.ts'
import { type SinkRequest, startSink } from '../support/sink.ts'
import type { TestHost } from '../support/start-test-host.ts'
import { expect, test } from './fixture.ts'
import { expectSchedule, latestDelivery, skipToNextAttempt } from './support/deliveries.ts'

const tokenFor = async ({ rest }: TestHost, role: string, tier: string): Promise<string> =>
  (await rest<{ token: string }>('POST', '/tokens', { name: `${role} ${tier}`, role, tier })).body.token

const isSignedWith = (token: string, { headers, body }: SinkRequest): boolean =>
  headers['x-hook-signature'] === createHmac('sha256', token).update(body).digest('hex')

const flower = {
  assetId: '2n-UzMFgate9nAwg8zLXCs',
  path: '/Demo Zone/Nature/flowers 1.jpg',
  metadata: { filename: 'flowers 1.jpg', status: 'Final', credit: 'A. Bee' },
  changedMetadata: { status: { oldValue: 'Draft', newValue: 'Final' } },
}
const GROWING = [5, 10, 20, 40, 80, 160, 320, 640]

test('R1, R16, R20, R21, R25, R39, R42, R43, R44, R45, R52, R68, R69, R71, R77, R78, R81, R82, R83, R84, R93, R99, R100, R101, R102, R103, R104, R105, R106, R108, R127: WoodWing Assets from registering a webhook to unregistering it', async ({
  page,
  host,
  clock,
  open,
  app,
}) => {
  test.setTimeout(6 * MINUTE)
  let answer = 200
  const endpoint = await startSink(() => (_request, response) => {
    response.writeHead(answer, { 'content-type': 'text/plain' })
    response.end(answer === 404 ? 'No such flow: it was archived.' : '')
  })
  const received = () => endpoint.requests.length
  const call = createAssetsClient(host.web.url, await tokenFor(host, 'super-user', 'pro'))
  const publish = async (type: string, data: object): Promise<Published> => {
    const { status, body } = await host.rest<Published>('POST', '/messages', { type, data })
    expect(status).toBe(202)
    return body
  }
  const update = (more: object = {}) => publish('asset_update_metadata', { ...flower, ...more })
  const list = async () => (await call('GET')).body as unknown as AssetsAnswer[]
  const row = app.webhookRow('Nature')
  let id = ''
  let token = ''

  await test.step('a client registers a webhook: 201, the whole object, and it is in the list without a reload', async () => {
    await open()
    await app.visit('Webhooks')
    await expect(page.getByText('A webhook sends your events to a URL, signed and with retries.')).toBeVisible()
    const registration = {
      name: 'My Webhook',
      url: `${endpoint.url}/some/path`,
      eventTypes: ['asset_update_metadata', 'folder_create'],
      metadataToReturn: ['filename', 'status'],
      triggerMetadataFields: ['status'],
      foldersAndQuery: { folders: ['/Demo Zone/Nature'], query: 'filename:flowers*' },
    }
    const { status, body } = await call('POST', '', registration)
    expect(status).toBe(201)
    expect(body).toEqual({
      ...registration,
      id: expect.stringMatching(/^[\w-]+$/),
      enabled: true,
      secretToken: expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/),
    })
    id = body.id
    token = body.secretToken
    const made = app.webhookRow('My Webhook')
    for (const text of [registration.url, 'WoodWing Assets', 'asset_update_metadata, folder_create', 'none yet']) {
      await expect(made).toContainText(text)
    }
    await expect(made.getByRole('switch')).toBeChecked()
    expect(await list()).toEqual([body])
    expect(await call('GET', `/${id}`)).toEqual({ status: 200, body })
  })

  await test.step('a wrong body is 400 naming the field in a sentence, and makes nothing', async () => {
    const right = { name: 'Other', url: endpoint.url, eventTypes: [] }
    for (const [field, value, said] of [
      ['name', undefined, 'name is missing.'],
      ['name', null, 'name must be a text, not null.'],
      ['url', null, 'url must be a text, not null.'],
      ['url', 'ftp://127.0.0.1', 'The URL must begin with https:// or http:// and name a host.'],
      ['eventTypes', undefined, 'eventTypes is missing.'],
      ['eventTypes', null, 'eventTypes must be a list, not null.'],
      ['eventTypes', ['asset_nothing'], 'There is no event type asset_nothing.'],
    ] as const) {
      expect(await call('POST', '', { ...right, [field]: value })).toMatchObject({
        status: 400,
        body: { error: { field, message: said } },
      })
    }
    expect(await list()).toHaveLength(1)
    await expect(page.getByRole('group', { name: 'Webhooks' }).getByRole('row')).toHaveCount(2)
  })

  await test.step('without a token it is 401, with another role or licence 403, and nothing changes', async () => {
    const body = { name: 'Intruder', url: endpoint.url, eventTypes: [] }
    for (const [status, other] of [
      [401, 'none'],
      [403, await tokenFor(host, 'viewer', 'pro')],
      [403, await tokenFor(host, 'super-user', 'free')],
    ] as const) {
      const intruder = createAssetsClient(host.web.url, other)
      for (const [method, path] of [
        ['POST', ''],
        ['POST', `/${id}`],
        ['GET', ''],
        ['DELETE', `/${id}`],
      ] as const) {
        expect((await intruder(method, path, method === 'POST' ? body : undefined)).status).toBe(status)
      }
    }
    expect(await list()).toMatchObject([{ id, name: 'My Webhook' }])
    expect((await createAssetsClient(host.web.url, await tokenFor(host, 'super-user', 'api'))('GET')).status).toBe(200)
  })

  await test.step('POST and PUT change the given fields only, and the open page shows it', async () => {
    const before = (await call('GET', `/${id}`)).body
    expect(await call('POST', `/${id}`, { name: 'Nature' })).toEqual({
      status: 200,
      body: { ...before, name: 'Nature' },
    })
    await expect(row).toBeVisible()
    expect((await call('POST', `/${id}`, { eventTypes: [] })).body.eventTypes).toEqual([])
    expect((await update()).deliveries).toEqual([])
    const eventTypes = ['asset_update_metadata', 'folder_create', 'authkey_create']
    expect((await call('PUT', `/${id}`, { eventTypes })).body).toEqual({ ...before, name: 'Nature', eventTypes })
    await row.click()
    await expect(page.getByRole('region', { name: 'Endpoint' })).toContainText('authkey_create')
    await expect(page.getByRole('region', { name: 'Filters' })).toContainText('/Demo Zone/Nature')
  })

  await test.step('the events that pass the filters arrive signed, with the fields asked for', async () => {
    await update()
    await expect.poll(received).toBe(1)
    const [asset] = endpoint.requests as [SinkRequest]
    expect(asset).toMatchObject({
      method: 'POST',
      target: '/some/path',
      headers: { 'content-type': 'application/json' },
    })
    expect(JSON.parse(String(asset.body))).toEqual({
      timestamp: expect.any(Number),
      type: 'asset_update_metadata',
      assetId: flower.assetId,
      metadata: { filename: 'flowers 1.jpg', status: 'Final' },
      changedMetadata: flower.changedMetadata,
    })
    await publish('folder_create', { folderPath: '/Elsewhere', metadata: { filename: 'Elsewhere' } })
    await expect.poll(received).toBe(2)
    await publish('authkey_create', { authkey: 'B9oGo3ZkqXh' })
    await expect.poll(received).toBe(3)
    expect(JSON.parse(String(endpoint.requests[2]?.body))).toEqual({
      timestamp: expect.any(Number),
      type: 'authkey_create',
      authkey: 'B9oGo3ZkqXh',
    })
    expect(endpoint.requests.map(request => isSignedWith(token, request))).toEqual([true, true, true])
  })

  await test.step('the others make no request, and each is noted with its reason', async () => {
    const credit = { credit: { oldValue: '', newValue: 'A. Bee' } }
    for (const [published, reason] of [
      [await update({ changedMetadata: credit }), 'no trigger field changed'],
      [await update({ path: '/Demo Zone/Cities/flowers 2.jpg' }), 'the asset lies in none of the folders'],
      [await update({ metadata: { filename: 'bees.jpg' } }), 'the asset does not match the query'],
      [await publish('asset_move', flower), 'event type not subscribed'],
    ] as const) {
      const { body } = await host.rest<Message>('GET', `/messages/${published.id}`)
      expect(body).toMatchObject({ deliveries: [], skipped: [{ webhookId: id, reason }] })
    }
    expect(received()).toBe(3)
  })

  await test.step('generate-token, with and without the slash, makes the token of the next request', async () => {
    for (const path of [`/${id}/generate-token`, `/${id}generate-token`]) {
      const { status, body } = await call('POST', path, {})
      expect(status).toBe(200)
      expect(body.secretToken).not.toBe(token)
      token = body.secretToken
      const before = received()
      await update()
      await expect.poll(received).toBe(before + 1)
      expect(isSignedWith(token, endpoint.requests[before] as SinkRequest)).toBe(true)
    }
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(page.getByText(token)).toBeVisible()
  })

  await test.step('a 4xx is Failed at once, and its body is a warning in the app log', async () => {
    answer = 404
    await update()
    await expect.poll(() => latestDelivery(host)).toMatchObject({ status: 'failed', attempts: 1, nextAttemptAt: null })
    await app.visit('App log')
    const entry = page.getByRole('table', { name: 'App log' }).getByRole('row').nth(1)
    await expect(entry).toContainText('Warning')
    await expect(entry).toContainText('The endpoint of Nature answered 404 with: No such flow: it was archived.')
  })

  await test.step('a 5xx is tried again eight times, each after twice the time', async () => {
    answer = 503
    const before = received()
    await update()
    for (const made of GROWING.keys()) await skipToNextAttempt(host, clock, made + 1)
    const failed = await latestDelivery(host)
    expect(failed).toMatchObject({ status: 'failed', attempts: 9, nextAttemptAt: null })
    expectSchedule(
      failed.attemptList.map(({ at }) => at),
      GROWING,
    )
    expect(received()).toBe(before + 9)
    const tries = endpoint.requests.slice(before)
    expect(tries.every(request => isSignedWith(token, request))).toBe(true)
    await app.visit('Activity')
    await page
      .getByRole('row', { name: /asset_update_metadata/ })
      .first()
      .click()
    await expect(page.getByText('on the ninth and last attempt')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Signature' })).toContainText('HMAC-SHA256')
  })

  await test.step('webHooksRetryMaximumAttempts=3 makes four requests in all', async () => {
    await app.visit('Cluster properties')
    await page.getByLabel('webHooksRetryMaximumAttempts').fill('3')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Saved the cluster properties.')).toBeVisible()
    const before = received()
    await update()
    for (const made of [1, 2, 3]) await skipToNextAttempt(host, clock, made)
    expect(await latestDelivery(host)).toMatchObject({ status: 'failed', attempts: 4 })
    expect(received()).toBe(before + 4)
  })

  await test.step('webHooksFailuresBeforeDisable=3: failures further apart than 10 s do not disable', async () => {
    await page.getByLabel('webHooksFailuresBeforeDisable').fill('3')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByLabel('Text of the file')).toHaveValue(
      'webHooksRetryMaximumAttempts=3\nwebHooksFailuresBeforeDisable=3\n',
    )
    answer = 400
    for (let failure = 1; failure <= 4; failure++) {
      const before = received()
      await update()
      await expect.poll(received).toBe(before + 1)
      await expect.poll(async () => (await latestDelivery(host)).status).toBe('failed')
      clock.skip(6 * SECOND)
    }
    expect((await call('GET', `/${id}`)).body.enabled).toBe(true)
  })

  await test.step('three failures within 10 s disable: label in the list, banner with Enable, no requests', async () => {
    clock.skip(11 * SECOND)
    for (let failure = 1; failure <= 3; failure++) await update()
    await expect.poll(async () => (await call('GET', `/${id}`)).body.enabled).toBe(false)
    await app.visit('Webhooks')
    await expect(row).toContainText('Disabled')
    await row.click()
    const banner = page.getByRole('alert')
    await expect(banner).toContainText('3 attempts failed within 10 seconds.')
    await expect(banner).toContainText('Last error: The endpoint answered 400.')
    const before = received()
    const { deliveries, skipped } = await update()
    expect({ deliveries, skipped }).toEqual({
      deliveries: [],
      skipped: [{ webhookId: id, reason: 'webhook disabled' }],
    })
    await app.visit('App log')
    await expect(page.getByRole('table', { name: 'App log' })).toContainText('Nature was disabled.')
    expect(received()).toBe(before)
  })

  await test.step('Enable clears the banner, and the next event arrives', async () => {
    answer = 200
    await app.openWebhook('Nature')
    await page.getByRole('alert').getByRole('button', { name: 'Enable' }).click()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect(row).not.toContainText('Disabled')
    expect((await call('GET', `/${id}`)).body.enabled).toBe(true)
    await update()
    await expect.poll(async () => (await latestDelivery(host)).status).toBe('sent')
  })

  await test.step('unregistering is 204 and empty; then it is 404, and gone from the page', async () => {
    expect(await call('DELETE', `/${id}`)).toEqual({ status: 204, body: null })
    expect((await call('GET', `/${id}`)).status).toBe(404)
    expect(await list()).toEqual([])
    await expect(row).toHaveCount(0)
    await expect(page.getByText('A webhook sends your events to a URL, signed and with retries.')).toBeVisible()
  })
  await endpoint.close()
})
