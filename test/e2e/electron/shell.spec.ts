import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, expect, test } from '@playwright/test'

const root = join(import.meta.dirname, '../../..')

test.skip(
  !existsSync(join(root, 'node_modules/electron/path.txt')),
  'the Electron runtime is not installed (`npx install-electron` fetches it from GitHub)',
)
test.skip(process.platform === 'linux' && process.getuid?.() === 0, 'Chromium has no sandbox when it is run as root')

let dataDir: string
let app: ElectronApplication

test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hookbench-electron-'))
  app = await _electron.launch({
    args: [root],
    env: { ...(process.env as Record<string, string>), HOOKBENCH_DATA: dataDir, HOOKBENCH_RECEIVER_PORT: '0' },
  })
})

test.afterEach(async () => {
  await app.close()
  await rm(dataDir, { recursive: true, force: true })
})

test('the window opens on our own pages, sandboxed', async () => {
  const page = await app.firstWindow()
  await expect(page).toHaveTitle('Hookbench')
  expect(page.url()).toMatch(/^app:\/\/hookbench\/index\.html/)
  expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false)
})

test('R130: the page hears of the engine, and reaches it', async () => {
  const page = await app.firstWindow()
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()
  await expect(page.getByText(/127\.0\.0\.1:\d+/).first()).toBeVisible()
})

test('R130: a closed window is hidden, and the engine goes on', async () => {
  const page = await app.firstWindow()
  await expect(page.getByText(/127\.0\.0\.1:\d+/).first()).toBeVisible()
  const visible = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.close()
    return window?.isVisible()
  })
  expect(visible).toBe(false)
  const engines = await app.evaluate(({ app: own }) =>
    own.getAppMetrics().filter(({ type, name }) => type === 'Utility' && name === 'Hookbench engine'),
  )
  expect(engines).toHaveLength(1)
})

test('the window goes nowhere else', async () => {
  const page = await app.firstWindow()
  const before = page.url()
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await page.evaluate(() => window.open('file:///etc/passwd'))
  expect(page.url()).toBe(before)
  expect(app.windows()).toHaveLength(1)
})
