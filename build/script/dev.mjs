import './check-node.mjs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findDesktop, root } from './project.mjs'

/**
 * Watch mode. With the Electron runtime: its dev server (hot pages, restart when the main side changes). Without:
 * every change is built and the headless host restarted; reload the page to see it.
 */
process.chdir(root)
const { createServer, resolveConfig } = await import('electron-vite')

const desktop = process.argv.includes('--headless') ? { why: '--headless asks for it' } : findDesktop()
if (desktop.executable) {
  await createServer({ root, build: { watch: {} } }, {})
} else {
  console.log(`Headless watch mode: ${desktop.why}.`)
  await watchHeadless(process.argv.slice(2).filter(arg => arg !== '--headless'))
}

async function watchHeadless(args) {
  process.env.NODE_ENV_ELECTRON_VITE = 'production'
  const { build } = await import('vite')
  const { config } = await resolveConfig({ root, build: { watch: {} }, logLevel: 'warn' }, 'build', 'production')
  let host

  const stopped = () =>
    new Promise(done => {
      if (!host || host.exitCode !== null || host.signalCode !== null) return done()
      host.once('exit', done)
      host.kill('SIGTERM')
    })

  const restart = async () => {
    await stopped()
    const serve = [join(root, 'out', 'main', 'cli.js'), 'serve', '--allow-private', ...args]
    host = spawn(process.execPath, serve, { stdio: 'inherit' })
  }

  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void stopped().then(() => process.exit(0)))
  }

  const firstBuilds = []
  let ready = false
  for (const target of ['renderer', 'main']) {
    const watcher = await build(config[target])
    const built = Promise.withResolvers()
    firstBuilds.push(built.promise)
    watcher.on('event', event => {
      if (event.code === 'ERROR') console.error(`The build of ${target} failed: ${event.error.message}`)
      if (event.code !== 'END') return
      built.resolve()
      if (ready) console.log(target === 'main' ? 'Rebuilt, restarting the host.' : 'Rebuilt the pages: reload.')
      if (ready && target === 'main') void restart()
    })
  }
  await Promise.all(firstBuilds)
  ready = true
  await restart()
}
