import { test as base } from '@playwright/test'
import { createSkippableClock, type SkippableClock } from '../support/skippable-clock.ts'
import { startTestHost, type TestHost } from '../support/start-test-host.ts'
import { type App, createApp } from './support/app.ts'

interface Fixtures {
  clock: SkippableClock
  host: TestHost
  open: () => Promise<void>
  app: App
}

/** A host of its own for each test, whose time the test can move ahead, and a page that is logged in to it. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's parts from this pattern.
  clock: async ({}, use) => use(createSkippableClock()),
  host: async ({ clock }, use) => {
    const host = await startTestHost({ clock })
    await use(host)
    await host.close()
  },
  open: async ({ host, page }, use) =>
    use(async () => {
      await page.goto(host.web.loginUrl())
      await page.getByRole('navigation', { name: 'Pages' }).waitFor()
    }),
  app: async ({ page }, use) => use(createApp(page)),
})

export { expect } from '@playwright/test'
