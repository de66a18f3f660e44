import { startSink } from '../support/sink.ts'
import { expect, test } from './fixture.ts'

test('R86: a webhook that a rule disables is told on whatever page one is, and one click leads to it', async ({
  page,
  host,
  open,
}) => {
  const endpoint = await startSink(() => 410)
  await host.rest('POST', '/webhooks', { name: 'Shop', url: endpoint.url, eventTypes: ['*'] })
  await open()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Settings' }).click()
  await host.rest('POST', '/messages', { type: 'order.paid', data: {} })
  const notice = page.getByRole('listitem').filter({ hasText: '“Shop” was disabled' })
  await expect(notice).toContainText('410')
  await notice.getByRole('button', { name: 'Show webhook' }).click()
  await expect(page.getByRole('alert').getByRole('button', { name: 'Enable' })).toBeVisible()
  await endpoint.close()
})
