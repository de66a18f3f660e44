import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { startSink } from '../support/sink.ts'
import { makeTempDir } from '../support/temp-dir.ts'
import { expect, test } from './fixture.ts'

test('R29, R29a: a folder that is watched from the page makes the events of its files, and none of those that were there', async ({
  page,
  host,
  open,
}) => {
  const folder = makeTempDir()
  const at = (...names: string[]): string => join(folder.path, ...names)
  await mkdir(at('press'))
  await writeFile(at('old.jpg'), 'was there')
  const endpoint = await startSink()
  const bodies = (): Record<string, unknown>[] => endpoint.requests.map(({ body }) => JSON.parse(String(body)))
  await host.rest('POST', '/webhooks', {
    name: 'DAM',
    profile: 'woodwing',
    url: endpoint.url,
    eventTypes: ['asset_create', 'asset_rename', 'asset_move', 'asset_remove', 'folder_create'],
    filter: { metadataToReturn: ['filename'] },
  })

  await open()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Sources' }).click()
  await page.getByRole('button', { name: 'Add your first source' }).click()
  const form = page.getByRole('dialog', { name: 'Add source' })
  await form.getByLabel('Name').fill('Pictures')
  await form.getByLabel('Folder').fill('pictures')
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(form.getByLabel('Folder')).toHaveAttribute('aria-invalid', 'true')
  await form.getByLabel('Folder').fill(folder.path)
  await form.getByLabel(/^Seconds without a change/).fill('0.2')
  await form.getByRole('button', { name: 'Create' }).click()

  const detail = page.getByRole('region', { name: 'Source' })
  await expect(detail).toContainText('Watching 1 file in 2 folders. It has made no event yet.')
  await writeFile(at('new.jpg'), 'just came')
  await expect.poll(bodies).toMatchObject([{ type: 'asset_create', metadata: { filename: 'new.jpg' } }])
  await rename(at('new.jpg'), at('newer.jpg'))
  await expect.poll(() => endpoint.requests.length).toBe(2)
  await rename(at('newer.jpg'), at('press', 'newer.jpg'))
  await expect.poll(() => endpoint.requests.length).toBe(3)
  await rm(at('press', 'newer.jpg'))
  await expect.poll(() => endpoint.requests.length).toBe(4)
  expect(bodies().map(({ type }) => type)).toEqual(['asset_create', 'asset_rename', 'asset_move', 'asset_remove'])
  expect(new Set(bodies().map(({ assetId }) => assetId)).size).toBe(1)
  await expect(detail).toContainText('It has made 4 events')

  await page.getByRole('switch', { name: 'Enabled: Pictures' }).click()
  await expect(detail).toContainText('This source is off.')
  await writeFile(at('unseen.jpg'), 'while nobody watched')
  await page.getByRole('switch', { name: 'Enabled: Pictures' }).click()
  await expect(detail).toContainText('Watching 2 files')
  await detail.getByRole('button', { name: 'Re-scan' }).click()
  await expect(page.getByText('Took the folder over as it is; no events were made. 2 files known.')).toBeVisible()
  await writeFile(at('last.jpg'), 'seen')
  await expect.poll(() => endpoint.requests.length).toBe(5)
  expect(bodies().at(-1)).toMatchObject({ type: 'asset_create', metadata: { filename: 'last.jpg' } })

  await detail.getByRole('button', { name: 'Actions: Pictures' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('button', { name: 'Add your first source' })).toBeVisible()
  folder.remove()
  await endpoint.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`B52: sources and their form break no WCAG 2.1 AA in the ${colorScheme} theme`, async ({ page, host, open }) => {
    const check = async (name: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
    }
    const folder = makeTempDir()
    await host.rest('POST', '/sources', { kind: 'folder', name: 'Pictures', folder: { path: folder.path } })
    await host.rest('POST', '/sources', {
      kind: 'redis-stream',
      name: 'Orders',
      stream: { url: 'redis://127.0.0.1:1', key: 'orders' },
    })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await open()
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Sources' }).click()
    await page.getByRole('row', { name: /Orders/ }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await check('Sources')
    await page.getByRole('button', { name: 'Add source' }).click()
    for (const kind of ['Watched folder', 'Redis stream']) {
      await page.getByRole('button', { name: kind }).click()
      await check(kind)
    }
    folder.remove()
  })
}
