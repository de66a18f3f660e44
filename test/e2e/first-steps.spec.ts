import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixture.ts'

test('the first run: one button sends a signed event, and it is seen to arrive verified', async ({
  page,
  open,
  app,
}) => {
  await open()
  await page.getByRole('button', { name: 'Send a first webhook' }).click()
  await expect(page.getByText(/verified/i).first()).toBeVisible()
  await app.visit('Receiver')
  await expect(page.getByText('POST /demo/orders')).toBeVisible()
  await app.visit('Activity')
  await page.getByText('order.paid').first().click()
  await expect(page.getByText('The endpoint answered').first()).toBeVisible()
})

test('an event is composed, sent, and its deliveries are seen to end', async ({ page, host, open, app }) => {
  await host.engine.demo()
  await open()
  await app.visit('Compose')
  await page.getByRole('button', { name: /^Send/ }).first().click()
  await expect(page.getByText('First webhook').first()).toBeVisible()
  await expect(page.getByText('Sent', { exact: true }).first()).toBeVisible()
})

test('R13: deleting a webhook asks first; Cancel keeps it', async ({ page, host, open }) => {
  const { webhookId } = await host.engine.demo()
  await open()
  await page.goto(`${host.web.url}/#/webhooks/${webhookId}`)
  const chooseDelete = async () => {
    await page
      .getByRole('button', { name: /more|actions/i })
      .first()
      .click()
    await page.getByRole('menuitem', { name: /Delete/ }).click()
  }
  await chooseDelete()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  expect((await host.rest('GET', `/webhooks/${webhookId}`)).status).toBe(200)
  await chooseDelete()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Delete/ })
    .click()
  await expect.poll(async () => (await host.rest('GET', `/webhooks/${webhookId}`)).status).toBe(404)
})

test('B51: a browser without a session is asked for the token, and a wrong one is refused in words', async ({
  page,
  host,
}) => {
  await page.goto(host.web.url)
  await page.getByLabel('Token').fill('wrong')
  await page.keyboard.press('Enter')
  await expect(page.getByText('That is not the token of this engine.')).toBeVisible()
  await page.getByLabel('Token').fill(host.web.token)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Webhooks' })).toBeVisible()
})

test('B52: every page is reached by keyboard and fits 1024 × 700', async ({ page, open }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await open()
  for (const [key, heading] of [
    ['w', 'Webhooks'],
    ['a', 'Activity'],
    ['c', 'Compose'],
    ['r', 'Receiver'],
  ] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  }
})

test('B52: at 1024 × 700 webhooks are told apart by their URLs, and the form fits its panel', async ({
  page,
  host,
  open,
}) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  for (const name of ['shop', 'stock']) {
    await host.rest('POST', '/webhooks', { name, url: `http://127.0.0.1:9000/a-long-way/to-${name}` })
  }
  await open()
  await page.goto(`${host.web.url}/#/webhooks`)
  for (const name of ['shop', 'stock']) {
    const end = page.getByText(new RegExp(`to-${name}$`)).last()
    const cut = await end.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
    expect(cut).toBeLessThanOrEqual(0)
  }
  await page.getByRole('button', { name: 'Add webhook' }).click()
  const own = page.getByRole('button', { name: /^Use a secret of your own/ })
  await own.scrollIntoViewIfNeeded()
  const box = await own.boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1024)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`B52: no page breaks WCAG 2.1 AA in the ${colorScheme} theme`, async ({ page, host, open, app }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await host.engine.demo()
    await open()
    for (const name of ['Home', 'Webhooks', 'Activity', 'Compose', 'Receiver', 'Settings']) {
      await app.visit(name)
      await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
    }
  })
}
