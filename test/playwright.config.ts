import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { chromiumArgs, findChromium } from './support/chromium.ts'

const results = join(import.meta.dirname, '../test-results')
const executablePath = findChromium()

export default defineConfig({
  testDir: 'e2e',
  outputDir: join(results, 'e2e'),
  workers: 1,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: join(results, 'e2e.json') }], ['./support/tally/playwright.ts']],
  use: {
    trace: 'retain-on-failure',
    launchOptions: { args: chromiumArgs(), ...(executablePath === null ? {} : { executablePath }) },
  },
  projects: [
    {
      name: 'browser',
      testIgnore: '**/electron/**',
      use: { browserName: 'chromium', viewport: { width: 1280, height: 800 } },
    },
    { name: 'electron', testMatch: '**/electron/**/*.spec.ts' },
  ],
})
