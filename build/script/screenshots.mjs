// Makes the pictures of the README: a real host with real deliveries, looked at in a real browser.
import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import { chromiumArgs, findChromium } from '../../test/support/chromium.ts'

const root = join(import.meta.dirname, '../..')
const pictures = join(root, 'docs/images')

const startEndpoints = async () => {
  const server = createServer((request, response) => {
    const [, wait = '0', status = '200'] = (request.url ?? '').split('/')
    setTimeout(
      () => response.writeHead(Number(status), { 'content-type': 'application/json' }).end('{"ok":true}'),
      Number(wait),
    )
    request.resume()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

const startHost = async dataDir => {
  const args = [
    'out/main/cli.js',
    'serve',
    '--json',
    '--allow-private',
    '--data-dir',
    dataDir,
    '--port',
    '0',
    '--receiver-port',
    '0',
  ]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, ...JSON.parse(line) }
}

const rest =
  ({ url, token }) =>
  async (method, path, body) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    return text === '' ? null : JSON.parse(text)
  }

/** A request as a middleware leaves it that parses the body and writes it again: signed compact, sent laid out. */
const sendReserialised = (url, secret) => {
  const event = { type: 'order.paid', data: { orderId: 'ord_1042', total: 129.9, currency: 'EUR' } }
  const time = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(`msg_1042.${time}.${JSON.stringify(event)}`)
    .digest('base64')
  const headers = {
    'content-type': 'application/json',
    'webhook-id': 'msg_1042',
    'webhook-timestamp': time,
    'webhook-signature': `v1,${signature}`,
  }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(event, null, 2) })
}

const fill = async (call, endpoints, receiverUrl) => {
  const webhook = (name, url, eventTypes, more = {}) => call('POST', '/webhooks', { name, url, eventTypes, ...more })
  await call('POST', '/inboxes', { name: 'shop' })
  const shop = await webhook('Local dev: checkout', `${receiverUrl}/shop/orders`, ['order.*'])
  await call('PATCH', '/inboxes/shop', { scheme: 'standard', secret: shop.secret })
  await webhook('Search index', `${endpoints}/24/200/index`, ['asset.create'])
  await webhook('Warehouse', `${endpoints}/61/204/stock`, ['order.paid'])
  await webhook('Legacy ERP', `${endpoints}/180/503/erp`, ['invoice.*'])
  await webhook('Mail digest', `${endpoints}/35/200/mail`, ['user.*'])
  const dam = { profile: 'netx', urlPolicy: 'http-or-https' }
  await webhook('NetX to PIM', `${endpoints}/90/200/pim`, ['asset.create'], dam)
  await webhook('NetBox sites', `${endpoints}/45/500/sites`, ['created', 'updated', 'deleted'], { profile: 'netbox' })
  const events = [
    [
      'order.paid',
      n => ({ orderId: `ord_${1042 + n}`, total: 4200 + n, currency: 'EUR', items: [{ sku: 'A-17', count: 2 }] }),
    ],
    ['asset.create', n => ({ assetId: 100 + n, userId: 1 })],
    ['user.created', n => ({ userId: `usr_${n}`, plan: 'team' })],
    ['order.refunded', n => ({ orderId: `ord_${980 + n}`, total: 1900 })],
  ]
  for (let n = 0; n < 9; n++)
    for (const [type, data] of events) await call('POST', '/messages', { type, data: data(n) })
  const site = { id: 54, name: 'DC Ost', slug: 'dc-ost', status: 'active' }
  for (const type of ['created', 'updated', 'deleted'])
    await call('POST', '/messages', { type, data: { objectType: 'dcim.site', model: 'Site', object: site } })
  await call('POST', '/messages', { type: 'invoice.overdue', data: { invoiceId: 'inv_881', amount: 129.5 } })
  await sendReserialised(`${receiverUrl}/shop/orders`, shop.secret)
  for (const [type, data] of events.slice(0, 2)) await call('POST', '/messages', { type, data: data(20) })
}

const settled = async call => {
  for (;;) {
    const { queue } = await call('GET', '/status')
    if (queue.queued === 0 && queue.inFlight === 0) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

const shoot = async (host, colorScheme) => {
  const executablePath = findChromium()
  const browser = await chromium.launch({
    args: chromiumArgs(),
    ...(executablePath === null ? {} : { executablePath }),
  })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme, reducedMotion: 'reduce' })
  const menu = name => page.getByRole('navigation').getByRole('link', { name }).click()
  const picture = async name => {
    await page.mouse.move(700, 895)
    await page.waitForTimeout(600)
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) })
  }

  await page.goto(host.url)
  await page.getByLabel('Token').fill(host.token)
  await page.keyboard.press('Enter')
  await menu('Home')
  await page.getByRole('heading', { name: 'Home' }).waitFor()
  await picture('home')
  await menu('Webhooks')
  await page.getByRole('row', { name: /Legacy ERP/ }).click()
  await page.getByTestId('detail').waitFor()
  await picture('webhooks')
  await menu('Activity')
  await page.getByText('invoice.overdue').first().click()
  await page.getByText('Attempt 1').first().waitFor()
  await picture('activity')
  await menu('Receiver')
  await page.getByText('POST /shop').nth(1).click()
  await page.getByText('What was checked').waitFor()
  await picture('receiver')
  await menu('Backend status')
  await page
    .getByRole('row', { name: /NetBox sites/ })
    .first()
    .click()
  await page.getByRole('region', { name: 'Exception' }).waitFor()
  await picture('backend')
  await browser.close()
}

const dataDir = await mkdtemp(join(tmpdir(), 'hookbench-pictures-'))
await mkdir(pictures, { recursive: true })
const endpoints = await startEndpoints()
const host = await startHost(dataDir)
try {
  const call = rest(host)
  await fill(call, endpoints.url, host.receiverUrl)
  await settled(call)
  for (const colorScheme of ['light', 'dark']) await shoot(host, colorScheme)
  console.log(`Pictures in ${pictures}`)
} finally {
  host.child.kill()
  endpoints.close()
  await rm(dataDir, { recursive: true, force: true })
}
