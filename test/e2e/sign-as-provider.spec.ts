import { keysOf } from '../conformance/signing/scheme-rig.ts'
import { expect, test } from './fixture.ts'

test('B2: a webhook that signs as GitHub does is made in the form, and an inbox with its secret verifies it', async ({
  page,
  host,
  open,
  app,
}) => {
  await open()
  const { url } = (await host.rest<{ url: string }>('POST', '/inboxes', { name: 'hub', scheme: 'github' })).body
  await app.addWebhook({ name: 'As GitHub', url })
  await page.getByRole('button', { name: 'Advanced' }).click()
  await app.choose('Signature', 'As GitHub')
  await app.create()
  const secret = await app.secret()
  await app.done()
  await host.rest('PATCH', '/inboxes/hub', { secret })

  const { items } = (await host.rest<{ items: { id: string }[] }>('GET', '/webhooks')).body
  await host.rest('POST', `/webhooks/${items[0]?.id}/test`)
  const captures = await host.rest<{ items: unknown[] }>('GET', '/inboxes/hub/captures')
  expect(captures.body.items).toMatchObject([{ verification: { scheme: 'github', result: 'valid' } }])

  await app.openWebhook('As GitHub')
  await expect(page.getByText('As github signs')).toBeVisible()
})

test('B32: a webhook that signs with a private key asks for it in the form', async ({ page, host, open, app }) => {
  await open()
  await app.addWebhook({ name: 'Plaid', url: 'http://127.0.0.1:9/hook' })
  await page.getByRole('button', { name: 'Advanced' }).click()
  await app.choose('Signature', 'As Plaid')
  const create = page.getByRole('button', { name: 'Create', exact: true })
  await create.click()
  await expect(page.getByText('This way of signing needs a private key.')).toBeVisible()
  await page.getByLabel('Private key').fill(keysOf('plaid').sign)
  await create.click()
  await expect(page.getByText('This way of signing needs a private key.')).toHaveCount(0)
  const { items } = (await host.rest<{ items: unknown[] }>('GET', '/webhooks')).body
  expect(items).toMatchObject([{ signing: { scheme: 'plaid' }, hasSecret: true }])
})
