import { readFile } from 'node:fs/promises'
import { capturesOf } from './support/captures.ts'
import { expect, test } from './fixture.ts'

const post = (url: string, body: string) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })

test('B26: two rows that are ticked by keyboard are compared, and what the page says can be swapped', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'shop' })
  const { url } = (await host.rest<{ url: string }>('GET', '/inboxes/shop')).body
  await post(url, '{"total":10}')
  await post(url, '{"total":11}')
  await open()
  await page.goto(`${host.web.url}/#/receiver/shop`)
  const grid = page.getByRole('grid', { name: 'Captures' })
  await expect(grid.getByRole('row')).toHaveCount(3)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.getByRole('toolbar', { name: 'Selected captures' })).toContainText('2 captures selected')
  await page.keyboard.press('d')
  const values = page.getByRole('table', { name: 'Differences of the bodies' })
  await expect(values.getByRole('row').filter({ hasText: '$.total' })).toContainText(/11.*10/)
  await page.getByRole('button', { name: 'Swap' }).click()
  await expect(values.getByRole('row').filter({ hasText: '$.total' })).toContainText(/10.*11/)
})

test('B27: a capture is copied as a command and saved as HAR, and a session goes out and comes in again', async ({
  page,
  host,
  open,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await host.rest('POST', '/inboxes', { name: 'shop' })
  const { url } = (await host.rest<{ url: string }>('GET', '/inboxes/shop')).body
  await post(`${url}/orders`, '{"total":10}')
  const [capture] = await capturesOf(host, 'shop')
  await open()
  await page.goto(`${host.web.url}/#/receiver/shop/${capture?.id}`)
  const exportAs = async (name: string): Promise<void> => {
    await page.getByRole('toolbar', { name: 'Capture' }).getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await exportAs('Copy as cURL')
  await expect(page.getByText('Copied.')).toBeVisible()
  const command = await page.evaluate(() => navigator.clipboard.readText())
  expect(command).toContain('curl')
  expect(command).toContain(`{"total":10}`)

  const har = page.waitForEvent('download')
  await exportAs('Save as HAR')
  const saved = JSON.parse(await readFile(await (await har).path(), 'utf8'))
  expect(saved.log.entries[0].request).toMatchObject({ method: 'POST', url: `${url}/orders` })

  const session = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Actions: inbox shop' }).first().click()
  await page.getByRole('menuitem', { name: 'Save as session file' }).click()
  const file = await (await session).path()
  await host.rest('DELETE', `/captures/${capture?.id}`)
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Actions: inbox shop' }).first().click()
  await page.getByRole('menuitem', { name: 'Open a session file…' }).click()
  await (await chosen).setFiles({ name: 'session.json', mimeType: 'application/json', buffer: await readFile(file) })
  await expect(page.getByText(/^1 capture and .* taken in\./)).toBeVisible()
  expect((await capturesOf(host, 'shop')).map(({ id }) => id)).toEqual([capture?.id])
})

test('B39: the setup prompt of an inbox is copied, with the server and the inbox in it', async ({
  page,
  host,
  open,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await host.rest('POST', '/inboxes', { name: 'shop', scheme: 'github', secret: 'not to be told' })
  await open()
  await page.goto(`${host.web.url}/#/receiver/shop`)
  await page.getByRole('button', { name: 'Actions: inbox shop' }).first().click()
  await page.getByRole('menuitem', { name: 'Copy setup prompt (MCP)' }).click()
  await expect(page.getByText(/^Copied\. Paste it/)).toBeVisible()
  const prompt = await page.evaluate(() => navigator.clipboard.readText())
  expect(prompt).toContain('"mcpServers"')
  expect(prompt).toContain('inbox “shop”')
  expect(prompt).not.toContain('not to be told')
})
