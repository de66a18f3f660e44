import { createHmac } from 'node:crypto'
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Locator, Page } from '@playwright/test'
import type { Page as Paged } from '../../src-shared/model/page.ts'
import type { TestHost } from '../support/start-test-host.ts'
import { expect, test } from './fixture.ts'

const BODY = '{"id":"evt_1","type":"invoice.paid"}'
const hmac = (key: string, text: string, encoding: 'hex' | 'base64' = 'hex'): string =>
  createHmac('sha256', key).update(text).digest(encoding)

const receiverOf = async (host: TestHost): Promise<string> => (await host.engine.status()).receiver.url ?? ''

const post = async (url: string, headers: Record<string, string>): Promise<number> =>
  (await fetch(url, { method: 'POST', body: BODY, headers: { 'content-type': 'application/json', ...headers } })).status

/** Opens the newest request of an inbox. */
const openNewest = async (page: Page, host: TestHost, inbox: string): Promise<Locator> => {
  const { items } = (await host.rest<Paged<{ id: string }>>('GET', `/inboxes/${inbox}/captures?limit=1`)).body
  await page.goto(`${host.web.url}/#/receiver/${inbox}/${items[0]?.id}`)
  return page.getByRole('region', { name: 'Capture' })
}

test('B22: the provider says delivered, the endpoint says bad signature: the clock of the sender is wrong', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'pay', scheme: 'stripe', secret: 'whsec_right' })
  const url = `${await receiverOf(host)}/pay`
  const signedAt = (ms: number): Record<string, string> => {
    const time = Math.floor(ms / 1000)
    return { 'stripe-signature': `t=${time},v1=${hmac('whsec_right', `${time}.${BODY}`)}` }
  }
  expect(await post(url, signedAt(Date.now() - 3_600_000))).toBe(400)
  await open()
  const detail = await openNewest(page, host, 'pay')
  await expect(detail.getByText('timestamp-old')).toBeVisible()
  await expect(detail).toContainText('The signature is right, but 60 min old; 5 min are tolerated.')
  await expect(detail).toContainText('keep the clocks right')
  await expect(detail.getByText('outside tolerance')).toBeVisible()

  expect(await post(url, signedAt(Date.now()))).toBe(200)
  await expect((await openNewest(page, host, 'pay')).getByRole('heading', { name: 'Signature valid' })).toBeVisible()
})

test('B22: the provider says delivered, the endpoint says bad signature: the secret was read with its line end', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'hub', scheme: 'github', secret: 'right' })
  const url = `${await receiverOf(host)}/hub`
  const signed = (secret: string): Record<string, string> => ({ 'X-Hub-Signature-256': `sha256=${hmac(secret, BODY)}` })
  const readFromFile = 'right\n'
  expect(await post(url, signed(readFromFile))).toBe(400)
  await open()
  const detail = await openNewest(page, host, 'hub')
  await expect(detail.getByText('secret-whitespace')).toBeVisible()
  await expect(detail).toContainText('The signature fits with a line end after the secret.')
  await expect(detail).toContainText('Trim the secret where it is read')

  expect(await post(url, signed(readFromFile.trim()))).toBe(200)
  await expect((await openNewest(page, host, 'hub')).getByRole('heading', { name: 'Signature valid' })).toBeVisible()
})

test('B22: the provider says delivered, the endpoint says bad signature: the address of the tunnel was signed', async ({
  page,
  host,
  open,
  app,
}) => {
  await host.rest('POST', '/inboxes', { name: 'till', scheme: 'square', secret: 'right' })
  const url = `${await receiverOf(host)}/till`
  const known = 'https://calm-otter.example/till'
  const headers = {
    'x-square-hmacsha256-signature': hmac('right', known + BODY, 'base64'),
    'x-forwarded-host': 'calm-otter.example',
  }
  expect(await post(url, headers)).toBe(400)
  await open()
  const detail = await openNewest(page, host, 'till')
  await expect(detail.getByText('url-mismatch')).toBeVisible()
  await expect(detail).toContainText(`The signature fits for the address ${known}`)
  await expect(detail).toContainText('Set the public address of the inbox')

  await page.getByRole('button', { name: 'Actions: inbox till' }).click()
  await page.getByRole('menuitem', { name: 'Edit inbox' }).click()
  await page.getByLabel('Public URL').fill('https://calm-otter.example')
  await app.answer('Save')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await post(url, headers)).toBe(200)
  await expect((await openNewest(page, host, 'till')).getByRole('heading', { name: 'Signature valid' })).toBeVisible()
})

/** Sends requests on and leaves out a header while `drops` names one. */
const startProxy = async (to: string): Promise<{ url: string; drops: { header: string | null }; close(): void }> => {
  const drops: { header: string | null } = { header: null }
  const server = createServer((request, response) => {
    const { [drops.header ?? '']: _, ...headers } = request.headers
    const onward = httpRequest(
      new URL(request.url ?? '/', to),
      { method: request.method ?? 'GET', headers },
      answer => {
        response.writeHead(answer.statusCode ?? 502)
        answer.pipe(response)
      },
    )
    request.pipe(onward)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, drops, close: () => void server.close() }
}

test('B22: the provider says delivered, the endpoint says bad signature: a proxy drops the header', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'hub', scheme: 'github', secret: 'right' })
  const proxy = await startProxy(await receiverOf(host))
  const headers = { 'X-Hub-Signature-256': `sha256=${hmac('right', BODY)}` }
  proxy.drops.header = 'x-hub-signature-256'
  expect(await post(`${proxy.url}/hub`, headers)).toBe(400)
  await open()
  const detail = await openNewest(page, host, 'hub')
  await expect(detail.getByText('missing-header')).toBeVisible()
  await expect(detail).toContainText('The request has no X-Hub-Signature-256.')
  await expect(detail).toContainText('look for a proxy that drops the header')

  proxy.drops.header = null
  expect(await post(`${proxy.url}/hub`, headers)).toBe(200)
  await expect((await openNewest(page, host, 'hub')).getByRole('heading', { name: 'Signature valid' })).toBeVisible()
  proxy.close()
})
