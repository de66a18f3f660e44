import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { Pool } from 'undici'
import type { TestHost } from '../support/start-test-host.ts'
import { expect, test } from './fixture.ts'

const receiverOf = async ({ engine }: TestHost): Promise<string> => (await engine.status()).receiver.url ?? ''

const send = async (host: TestHost, path: string, body = '{}', headers: Record<string, string> = {}): Promise<number> =>
  (await fetch((await receiverOf(host)) + path, { method: 'POST', body, headers })).status

const rowsOf = (page: Page): Locator => page.getByRole('grid', { name: 'Captures' }).getByRole('row')
const detailOf = (page: Page): Locator => page.getByRole('region', { name: 'Capture' })
const filterOf = (page: Page): Locator => page.getByRole('combobox', { name: 'Filter captures' })

test('the first run of the page: one address, a line to paste, and the first request becomes the first row', async ({
  page,
  host,
  open,
  app,
}) => {
  await open()
  await app.visit('Receiver')
  const url = `${await receiverOf(host)}/demo`
  await expect(page.getByText('Waiting for the first request to this address')).toBeVisible()
  await expect(page.getByText(url, { exact: true })).toBeVisible()
  await expect(page.getByText(`curl -X POST ${url}`)).toBeVisible()
  await page.getByRole('button', { name: 'Send sample' }).last().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')

  await send(host, '/demo', '{"hello":"world"}')
  await expect(rowsOf(page)).toHaveCount(2)
  await expect(rowsOf(page).nth(1)).toContainText('POST')
  await expect(page.getByText('Waiting for the first request')).toHaveCount(0)
})

test('the list never jumps: what comes while a row is open waits above it, and nothing moves', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'shop' })
  for (let n = 0; n < 40; n++) await send(host, `/shop/${n}`)
  await open()
  await page.goto(`${host.web.url}/#/receiver/shop`)
  const row = rowsOf(page).filter({ hasText: '/37' })
  await row.click()
  const before = await row.boundingBox()
  for (let n = 40; n < 43; n++) await send(host, `/shop/${n}`)
  const pill = page.getByRole('button', { name: '3 new' })
  await expect(pill).toBeVisible()
  expect(await row.boundingBox()).toEqual(before)
  await expect(detailOf(page)).toContainText('/shop/37')

  await pill.click()
  await expect(rowsOf(page).nth(1)).toContainText('/42')
  await expect(pill).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.mouse.move(0, 0)
  await send(host, '/shop/43')
  await expect(rowsOf(page).nth(1)).toContainText('/43')
})

test('what nobody has opened is marked as unread, at its inbox too and after a reload', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'shop' })
  await send(host, '/shop/old')
  await open()
  await page.goto(`${host.web.url}/#/receiver`)
  await expect(rowsOf(page)).toHaveCount(2)
  await send(host, '/shop/a')
  await send(host, '/shop/b')
  const inbox = page.getByRole('navigation', { name: 'Inboxes' }).getByRole('link', { name: 'shop' })
  await expect(inbox).toContainText('2 unread')
  await expect(page.getByRole('img', { name: 'Unread' })).toHaveCount(2)
  await rowsOf(page).filter({ hasText: '/shop/a' }).click()
  await expect(inbox).toContainText('1 unread')

  await page.reload()
  await expect(page.getByRole('img', { name: 'Unread' })).toHaveCount(1)
  await expect(rowsOf(page).filter({ hasText: '/shop/b' }).getByRole('img', { name: 'Unread' })).toBeVisible()
  await page.keyboard.press('Escape')
  await inbox.click()
  await page.getByRole('navigation', { name: 'Inboxes' }).getByRole('link', { name: 'All inboxes' }).click()
  await expect(page.getByRole('img', { name: 'Unread' })).toHaveCount(0)
})

test('B27, B37: filters are chips with completion, stand in the address, and what they found is marked in the body', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'shop' })
  const json = { 'content-type': 'application/json' }
  await send(host, '/shop/orders', '{"type":"order.paid","who":"Ann"}', json)
  await send(host, '/shop/orders', '{"type":"order.paid","who":"Bob"}', json)
  await fetch(`${await receiverOf(host)}/shop/health`)
  await open()
  await page.goto(`${host.web.url}/#/receiver/shop`)
  await expect(rowsOf(page)).toHaveCount(4)

  await page.keyboard.press('/')
  await page.keyboard.type('me')
  await page.getByRole('option', { name: 'method:' }).click()
  await page.getByRole('option', { name: 'method:POST', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Remove the filter method:POST' })).toBeVisible()
  await expect(rowsOf(page)).toHaveCount(3)
  await page.keyboard.type('ann')
  await expect(rowsOf(page)).toHaveCount(2)
  await expect(page.getByRole('status', { name: 'How many' })).toHaveText('1 of 3')
  await page.keyboard.press('Enter')
  await rowsOf(page).nth(1).click()
  await expect(detailOf(page).getByRole('tree', { name: 'Body' }).locator('mark')).toHaveText('Ann')

  await page.reload()
  await expect(rowsOf(page)).toHaveCount(2)
  await expect(filterOf(page)).toHaveValue('ann')
  await page.getByRole('button', { name: 'Remove the filter method:POST' }).click()
  await filterOf(page).fill('')
  await expect(rowsOf(page)).toHaveCount(4)
  await page.keyboard.press('Escape')

  await rowsOf(page).filter({ hasText: 'GET' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Hide this' }).click()
  await page.getByRole('menuitem', { name: 'Method GET' }).click()
  await expect(rowsOf(page)).toHaveCount(3)
  await filterOf(page).fill('status:9xx ')
  await expect(page.getByRole('alert')).toContainText('It takes a status such as 200')
  await filterOf(page).fill('')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Invalid' }).click()
  await expect(page.getByText('No capture matches this filter.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(rowsOf(page)).toHaveCount(4)
})

test('everything by keyboard: walk, open, pin, note, select, delete and take it back, clear but for what is pinned', async ({
  page,
  host,
  open,
}) => {
  await host.rest('POST', '/inboxes', { name: 'shop' })
  for (let n = 1; n <= 5; n++) await send(host, `/shop/${n}`)
  await open()
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(rowsOf(page)).toHaveCount(6)
  const selected = page.getByRole('grid', { name: 'Captures' }).getByRole('row', { selected: true })
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(selected).toContainText('/shop/4')
  await page.keyboard.press('Enter')
  await expect(detailOf(page)).toContainText('/shop/4')
  await page.keyboard.press('j')
  await expect(detailOf(page)).toContainText('/shop/3')
  await page.keyboard.press('k')
  await expect(detailOf(page)).toContainText('/shop/4')

  await page.keyboard.press('p')
  await expect(selected.getByRole('img', { name: 'Pinned' })).toBeVisible()
  await page.keyboard.press('n')
  await page.keyboard.type('look here')
  await page.keyboard.press('Control+Enter')
  await expect(detailOf(page).getByRole('region', { name: 'Note' })).toContainText('look here')

  await page.keyboard.press('j')
  await expect(detailOf(page)).toContainText('/shop/3')
  await page.keyboard.press('Delete')
  await expect(rowsOf(page)).toHaveCount(5)
  await expect(detailOf(page)).toContainText('/shop/2')
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(rowsOf(page)).toHaveCount(6)
  expect((await host.rest<{ count: number }>('GET', '/captures/count')).body.count).toBe(5)

  await page.keyboard.press('Escape')
  await expect(detailOf(page)).toHaveCount(0)
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.getByRole('toolbar', { name: 'Selected captures' })).toContainText('2 captures selected')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('toolbar', { name: 'Selected captures' })).toHaveCount(0)

  await page.keyboard.press('Control+Shift+Delete')
  const dialog = page.getByRole('dialog', { name: 'Delete 4 captures of all inboxes?' })
  await expect(dialog).toContainText('Pinned captures stay.')
  await dialog.getByRole('button', { name: 'Delete' }).press('Enter')
  await expect(rowsOf(page)).toHaveCount(2)
  await expect(rowsOf(page).nth(1)).toContainText('/shop/4')
})

test('an inbox is verified by a scheme that is found by a few letters of its name', async ({
  page,
  host,
  open,
  app,
}) => {
  await open()
  await app.visit('Receiver')
  await page.getByRole('button', { name: 'Add inbox', exact: true }).click()
  const form = page.getByRole('dialog', { name: 'Add inbox' })
  await form.getByLabel('Name').fill('pay')
  await form.getByLabel('Verification').click()
  await page.getByRole('combobox', { name: 'Search schemes' }).fill('shopi')
  await page.keyboard.press('Enter')
  await form.getByLabel('Secret', { exact: false }).first().fill('hush')
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(form).toHaveCount(0)
  expect((await host.rest('GET', '/inboxes/pay')).body).toMatchObject({ scheme: 'shopify', secrets: 1 })
})

for (const scheme of ['light', 'dark'] as const) {
  test(`B52: the Receiver breaks no rule of WCAG 2.1 AA in the ${scheme} theme, with rows, a capture, chips and a menu open`, async ({
    page,
    host,
    open,
  }) => {
    await page.emulateMedia({ colorScheme: scheme })
    await host.rest('POST', '/inboxes', { name: 'hub', scheme: 'github', secret: 'right' })
    await host.rest('POST', '/inboxes', { name: 'bare', scheme: 'github' })
    await open()
    await page.goto(`${host.web.url}/#/receiver/hub`)
    await expect(page.getByText('Waiting for the first request')).toBeVisible()
    const analyse = async (where: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${where}: ${id} at ${nodes[0]?.html}`)).toEqual([])
    }
    await analyse('first run')
    const json = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }
    await send(host, '/hub', '{"a":{"b":[1,true,null,"x"]}}', json)
    await send(host, '/hub', '{"plain":1}')
    const capture = (await host.rest<{ items: { id: string }[] }>('GET', '/captures')).body.items[0]
    await host.rest('PATCH', `/captures/${capture?.id}`, { pinned: true, colour: 'yellow', note: 'a note' })
    await expect(rowsOf(page)).toHaveCount(3)
    await rowsOf(page).nth(2).click()
    await expect(detailOf(page).getByRole('region', { name: 'What was checked' })).toBeVisible()
    await analyse('detail')
    await detailOf(page).getByRole('button', { name: 'Hex', exact: true }).click()
    await page.keyboard.press('/')
    await page.keyboard.type('result:invalid a')
    await expect(page.getByRole('button', { name: 'Remove the filter result:invalid' })).toBeVisible()
    await analyse('filter')
  })
}

const MANY = 20_000

const sendMany = async (host: TestHost, count: number): Promise<void> => {
  const pool = new Pool(await receiverOf(host), { connections: 32 })
  let left = count
  const one = async (): Promise<void> => {
    while (left-- > 0) {
      const body = JSON.stringify({ type: 'order.paid', n: left })
      const { body: answer } = await pool.request({ path: `/shop/orders/${left}`, method: 'POST', body })
      await answer.dump()
    }
  }
  await Promise.all(Array.from({ length: 32 }, one))
  await pool.close()
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds of the processor that the thread had; what other programs took is not in it. */
  tdur?: number
  args?: { name?: string }
}

/**
 * Milliseconds that each task of the page took of the processor. The clock on the wall, by which the browser calls a
 * task long, tells of the other programs of a busy machine as well.
 */
const mainTasks = (trace: Buffer): number[] => {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString('utf8'))
  const thread = ({ pid, tid }: TraceEvent): string => `${pid}.${tid}`
  const main = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(thread),
  )
  return traceEvents
    .filter(event => event.ph === 'X' && event.name.endsWith('RunTask') && main.has(thread(event)))
    .map(({ tdur = 0 }) => tdur / 1000)
}

test('20,000 captures: the list is scrolled to its end, page by page, and no task of the page takes more than 50 ms', async ({
  page,
  browser,
  host,
  open,
}) => {
  test.setTimeout(240_000)
  await host.rest('POST', '/inboxes', { name: 'shop', retention: { count: null } })
  await sendMany(host, MANY)
  await open()
  await page.goto(`${host.web.url}/#/receiver/shop`)
  await expect(rowsOf(page).nth(1)).toBeVisible()

  /** Scrolls to the end of what is there, frame by frame, and on as more comes. */
  const scroll = (): Promise<number> =>
    page.evaluate(async () => {
      const list = document.querySelector('[role="grid"] [role="rowgroup"][tabindex]')
      if (!list) throw new Error('no list')
      let still = 0
      while (still < 30) {
        const before = list.scrollTop
        list.scrollTop = before + 1600
        await new Promise(resolve => requestAnimationFrame(resolve))
        still = list.scrollTop === before ? still + 1 : 0
      }
      return list.scrollHeight
    })

  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] })
  expect(await scroll()).toBeGreaterThanOrEqual(MANY * 32)
  const tasks = mainTasks(await browser.stopTracing())
  expect(tasks.length).toBeGreaterThan(400)
  expect(Math.max(...tasks)).toBeLessThanOrEqual(50)
})
