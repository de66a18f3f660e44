import './check-node.mjs'
import { join } from 'node:path'
import { findDesktop, hasDisplay, isBuilt, root } from './project.mjs'
import { runChild } from './run-child.mjs'

/**
 * `npm start [-- --headless] [-- options of the program]`: builds when needed, then the desktop window where it can
 * open, else the headless host.
 */
const given = process.argv.slice(2)
const args = given.filter(arg => arg !== '--headless')

if (!isBuilt()) {
  console.log('Building …')
  const code = await runChild(process.execPath, [join(root, 'build', 'script', 'build.mjs'), '--quiet'])
  if (code !== 0) process.exit(code)
}

const desktop = given.includes('--headless') ? { why: '--headless asks for it' } : findDesktop()
if (desktop.executable) {
  console.log('Starting the desktop window.')
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  process.exit(await runChild(desktop.executable, [root, ...args], { env }))
}

console.log(`Starting the headless host: ${desktop.why}. Open the address below in a browser.`)
const open = hasDisplay() && process.stdout.isTTY && !args.includes('--json') ? ['--open'] : []
const serve = [join(root, 'out', 'main', 'cli.js'), 'serve', '--allow-private', ...open, ...args]
process.exit(await runChild(process.execPath, serve))
