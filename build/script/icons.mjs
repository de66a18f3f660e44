import './check-node.mjs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumArgs, findChromium } from '../../test/support/chromium.ts'
import { root } from './project.mjs'

/** Renders the PNG icons from their SVGs. Run it after changing one; the PNGs are committed. */
const pictures = [
  { from: 'icon.svg', to: 'icon.png', size: 512 },
  { from: 'icon.svg', to: 'tray.png', size: 32 },
  { from: 'trayTemplate.svg', to: 'trayTemplate.png', size: 32 },
]

const executablePath = findChromium()
if (executablePath === null) {
  console.error('No Chromium was found; set CHROMIUM_PATH.')
  process.exit(1)
}
const browser = await chromium.launch({ executablePath, args: chromiumArgs() })
for (const { from, to, size } of pictures) {
  const svg = readFileSync(join(root, 'build', from), 'utf8')
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>html, body { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`)
  await page.screenshot({ path: join(root, 'build', to), omitBackground: true })
  await page.close()
  console.log(`build/${to} ${size} × ${size}`)
}
await browser.close()
