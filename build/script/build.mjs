import './check-node.mjs'
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { root, stamp } from './project.mjs'

/** Builds every process and the renderer into `out/`. */
const began = new Date()
process.chdir(root)
rmSync(stamp, { force: true })
try {
  const { build } = await import('electron-vite')
  await build({ root, logLevel: process.argv.includes('--quiet') ? 'warn' : 'info' })
} catch (error) {
  console.error(`\nThe build failed: ${error instanceof Error ? error.message : String(error)}`)
  if (error?.code === 'ERR_MODULE_NOT_FOUND') console.error('Run `npm ci` first.')
  process.exit(1)
}
mkdirSync(dirname(stamp), { recursive: true })
writeFileSync(stamp, '')
utimesSync(stamp, began, began)
