import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findProgram, installPackage, succeeds } from './install.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

const installed: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['', homedir()].flatMap(home => [
    `${home}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
    `${home}/Applications/Chromium.app/Contents/MacOS/Chromium`,
    `${home}/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
  ]),
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap(folder =>
    folder === undefined
      ? []
      : [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Chromium', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ],
  ),
}

/** Path of a Chromium: `CHROMIUM_PATH`, else one on the PATH or in its usual place, else Playwright's own, else null. */
export const findChromium = (): string | null => {
  const given = process.env.CHROMIUM_PATH
  if (given !== undefined && given !== '') return existsSync(given) ? given : null
  return findProgram(names, [...(installed[process.platform] ?? []), chromium.executablePath()])
}

/** What makes Chromium quiet, and for root (which it does not sandbox) what makes it start at all. */
export const chromiumArgs = (): string[] => [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : []),
]

const installWithPlaywright = (): boolean => {
  const cli = join(import.meta.dirname, '../../node_modules/@playwright/test/cli.js')
  return succeeds(process.execPath, [cli, 'install', 'chromium'])
}

/** Finds a Chromium or installs one: the Debian package when it may, Playwright's download else. */
export const ensureChromium = (): { path: string } | { missing: string } => {
  for (const install of [() => true, () => installPackage('chromium'), installWithPlaywright]) {
    const path = install() ? findChromium() : null
    if (path !== null) return { path }
  }
  return {
    missing:
      process.env.CHROMIUM_PATH === undefined
        ? 'No Chromium was found, and none could be installed. Install the package `chromium` (or Chrome), ' +
          'or set CHROMIUM_PATH to the executable.'
        : `CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, and there is no such file.`,
  }
}
