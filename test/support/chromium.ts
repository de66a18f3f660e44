import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

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

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Path of a Chromium: `CHROMIUM_PATH`, else one on the PATH or in its usual place, else Playwright's own, else null. */
export const findChromium = (): string | null => {
  const given = process.env.CHROMIUM_PATH
  if (given !== undefined && given !== '') return existsSync(given) ? given : null
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)))
  const own = chromium.executablePath()
  return [...onPath, ...(installed[process.platform] ?? []), own].find(isExecutable) ?? null
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

const succeeds = (command: string, args: string[], quiet = false): boolean =>
  spawnSync(command, args, { stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'] }).status ===
  0

const installWithApt = (): boolean => {
  if (process.platform !== 'linux' || !succeeds('apt-get', ['--version'], true)) return false
  const root = process.getuid?.() === 0
  if (!root && !succeeds('sudo', ['-n', 'true'], true)) return false
  const apt = (...args: string[]): boolean =>
    root
      ? succeeds('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args])
      : succeeds('sudo', ['-n', 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args])
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium')
}

const installWithPlaywright = (): boolean => {
  const cli = join(import.meta.dirname, '../../node_modules/@playwright/test/cli.js')
  return succeeds(process.execPath, [cli, 'install', 'chromium'])
}

/** Finds a Chromium or installs one: the Debian package when it may, Playwright's download else. */
export const ensureChromium = (): { path: string } | { missing: string } => {
  for (const install of [() => true, installWithApt, installWithPlaywright]) {
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
