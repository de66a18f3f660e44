import { gzipSync } from 'node:zlib'
import type { Locator, Page } from '@playwright/test'
import type { TestHost } from '../support/start-test-host.ts'
import { expect, test } from './fixture.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
  'base64',
)

const receive = async ({ engine }: TestHost, body: BodyInit, headers: Record<string, string> = {}): Promise<void> => {
  const url = (await engine.status()).receiver.url ?? ''
  expect((await fetch(`${url}/box/x`, { method: 'POST', body, headers })).status).toBe(200)
}

/** Opens the newest capture and answers the card of its body. */
const openNewest = async (page: Page, host: TestHost): Promise<Locator> => {
  const { items } = (await host.rest<{ items: { id: string }[] }>('GET', '/captures?limit=1')).body
  await page.goto(`${host.web.url}/#/receiver/box/${items[0]?.id}`)
  const card = page.getByRole('region', { name: 'Body' })
  await card.scrollIntoViewIfNeeded()
  return card
}

const json = { 'content-type': 'application/json' }

test('a JSON body is a tree: it folds, numbers keep their spelling, paths are copied, and a value becomes a column', async ({
  page,
  host,
  open,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await receive(host, '{"data":{"items":[{"sku":"A-17","n":12345678901234567890}]},"ok":true}', json)
  await open()
  const body = await openNewest(page, host)
  const tree = body.getByRole('tree', { name: 'Body' })
  await expect(tree).toContainText('12345678901234567890')
  await tree.getByRole('treeitem').filter({ hasText: 'sku' }).click()
  await expect(body.getByText('$.data.items[0].sku')).toBeVisible()
  await page.keyboard.press('c')
  await expect(body.getByText('Path copied')).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('$.data.items[0].sku')
  await body.getByRole('button', { name: 'Show as column' }).click()
  const grid = page.getByRole('grid', { name: 'Captures' })
  await expect(grid.getByRole('columnheader', { name: 'sku' })).toBeVisible()
  await expect(grid.getByRole('gridcell', { name: 'A-17' })).toBeVisible()
  await tree.focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowLeft')
  await expect(tree).not.toContainText('A-17')
  await expect(tree).toContainText('1 item')
})

test('what is wrong with a body is said above it: broken JSON with its place, bytes that are no UTF-8, what was decoded', async ({
  page,
  host,
  open,
}) => {
  await open()
  await receive(host, '{"a": 1,\n "b": [1, 2,\n}', json)
  let body = await openNewest(page, host)
  await expect(body).toContainText('Not valid JSON at line 3, column 1. Here a value is expected.')

  await receive(host, new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), json)
  body = await openNewest(page, host)
  await expect(body).toContainText('Not valid UTF-8 at byte 2')

  const long = JSON.stringify({ text: 'x'.repeat(20_000) })
  const packed = gzipSync(long)
  await receive(host, new Uint8Array(packed), { ...json, 'content-encoding': 'gzip' })
  body = await openNewest(page, host)
  await expect(body).toContainText(`Decoded from gzip, ${packed.length} B → 20 kB.`)
  await expect(body.getByRole('tree', { name: 'Body' })).toContainText('xxxx')
  await body.getByRole('button', { name: 'Hex' }).click()
  await expect(body.getByLabel('Body in hex')).toContainText('1f8b08')
})

test('forms, their files and XML are shown as what they are', async ({ page, host, open }) => {
  await open()
  const form = new FormData()
  form.set('name', 'Ann & Bob')
  form.set('photo', new Blob([new Uint8Array(PNG)], { type: 'image/png' }), 'dot.png')
  await receive(host, form)
  let body = await openNewest(page, host)
  const parts = body.getByRole('list', { name: 'Parts' }).getByRole('listitem')
  await expect(parts.nth(0)).toContainText('Ann & Bob')
  await expect(parts.nth(1)).toContainText('dot.png · image/png')
  await expect(parts.nth(1)).toContainText('image/png, 10 × 10')

  await receive(host, new URLSearchParams({ message: 'Hello & good day' }))
  body = await openNewest(page, host)
  await expect(body.getByRole('group', { name: 'Body', exact: true })).toContainText('Hello & good day')

  await receive(host, '<order id="7"><item>2</item></order>', { 'content-type': 'application/xml' })
  body = await openNewest(page, host)
  await expect(body.getByLabel('Body', { exact: true }).locator('div')).toHaveText([
    '<order id="7">',
    '<item>2</item>',
    '</order>',
  ])
})

test('B28: HTML and SVG of a sender are shown as source and never drawn; nothing of them runs', async ({
  page,
  host,
  open,
}) => {
  await open()
  const dialogs: string[] = []
  page.on('dialog', dialog => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  for (const [type, text] of [
    ['text/html', '<html><body><img src=x onerror="alert(1)"><script>alert(2)</script></body></html>'],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(3)"><script>alert(4)</script></svg>'],
    ['image/png', '<svg onload="alert(5)"></svg>'],
  ] as const) {
    await receive(host, text, { 'content-type': type })
    const body = await openNewest(page, host)
    await expect(body).toContainText('from a sender is shown as source and never drawn')
    await expect(body).toContainText('alert(')
    await expect(body.locator('img, iframe, object, embed, svg[onload], script')).toHaveCount(0)
  }
  expect(dialogs).toEqual([])
})

test('bytes that are selected in hex are selected in the text beside them, by pointer and by keyboard', async ({
  page,
  host,
  open,
}) => {
  await open()
  await receive(host, 'The quick brown fox jumps over the lazy dog', { 'content-type': 'text/plain' })
  const body = await openNewest(page, host)
  await body.getByRole('button', { name: 'Hex' }).click()
  const hex = body.getByLabel('Body in hex')
  const byte = (at: number) => hex.locator(`[data-at="${at}"]`)
  await byte(4).first().hover()
  await page.mouse.down()
  await byte(8).first().hover()
  await page.mouse.up()
  await expect(hex.locator('[data-on]')).toHaveText(['71', '75', '69', '63', '6b', 'q', 'u', 'i', 'c', 'k'])
  await expect(body.getByRole('status')).toContainText('bytes 4 to 8, 5 B: quick')
  await hex.focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(body.getByRole('status')).toContainText('bytes 4 to 7, 4 B: quic')
  await byte(10).last().click()
  await expect(body.getByRole('status')).toContainText('byte 10: b')
})

test('a long body does not hold up the page: its beginning is shown, and all of it is saved to a file', async ({
  page,
  host,
  open,
}) => {
  await open()
  const long = 'abcdefghij'.repeat(400_000)
  await receive(host, long, { 'content-type': 'text/plain' })
  const body = await openNewest(page, host)
  await expect(body).toContainText('The first 262.1 kB of 4 MB are shown.')
  await body.getByRole('button', { name: 'Raw' }).click()
  expect((await body.getByLabel('Body', { exact: true }).innerText()).length).toBeLessThan(100_000)
  const download = page.waitForEvent('download')
  await body.getByRole('button', { name: 'Save the body to a file' }).click()
  const stream = await (await download).createReadStream()
  let size = 0
  for await (const chunk of stream) size += Buffer.from(chunk).length
  expect(size).toBe(long.length)
})
