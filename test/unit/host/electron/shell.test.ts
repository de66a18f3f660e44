import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channel } from '../../../../src-shared/shell-channel.ts'
import { startSink } from '../../../support/sink.ts'
import { actAsRenderer, launchShell, type Shell } from '../../../support/electron-double/launch-shell.ts'
import { until } from '../../../support/until.ts'

let dataDir: string
let running: Shell[]

const launch = async (options: { keyStore?: boolean } = {}): Promise<Shell> => {
  const shell = await launchShell({ dataDir, ...options })
  running.push(shell)
  return shell
}

const pageOf = (shell: Shell) => until(() => shell.page ?? expect.fail('no page yet'))
const windowOf = async (shell: Shell) => {
  await pageOf(shell)
  return shell.window ?? expect.fail('no window')
}

const ended = (shell: Shell): Promise<void> => until(() => expect(shell.app.exitCode).not.toBeNull())

/** A shell whose page has a client and hears of the engine, running. */
const launchWithClient = async () => {
  const shell = await launch()
  const renderer = actAsRenderer(await pageOf(shell))
  await until(() => expect(renderer.clients).toHaveLength(1))
  return { shell, ...renderer }
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hookbench-shell-'))
  running = []
})

afterEach(async () => {
  for (const shell of running) {
    shell.app.quit()
    await ended(shell)
  }
  await rm(dataDir, { recursive: true, force: true })
})

describe('the window', () => {
  it('is sandboxed, isolated and without Node', async () => {
    const { options } = await windowOf(await launch())
    expect(options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
  })

  it('loads the built pages under a policy without eval and without anything remote', async () => {
    const shell = await launch()
    const { response } = (await windowOf(shell)).webContents
    expect(response?.status).toBe(200)
    expect(response?.headers.get('content-type')).toMatch('text/html')
    const policy = response?.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/default-src 'none'; script-src 'self';/)
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
  })

  it.each(['app://hookbench/..%2f..%2fpackage.json', 'app://other/index.html', 'app://hookbench/none.js'])(
    'finds nothing at %s',
    async url => {
      const shell = await launch()
      await pageOf(shell)
      expect((await shell.load(url)).status).toBe(404)
    },
  )

  it('opens no other pages: not by navigation, not by frames, not by window.open', async () => {
    const shell = await launch()
    const { webContents } = await windowOf(shell)
    expect(webContents.navigate('https://example.com/')).toBe(false)
    expect(webContents.navigate('file:///etc/passwd')).toBe(false)
    expect(webContents.navigate('app://hookbench/index.html', false)).toBe(false)
    expect(webContents.navigate('app://hookbench/index.html')).toBe(true)
    expect(webContents.openWindow('https://example.com/docs')).toBe(false)
    expect(shell.opened).toEqual(['https://example.com/docs'])
  })

  it('gives web addresses, and only those, to the browser', async () => {
    const shell = await launch()
    const page = await pageOf(shell)
    for (const url of ['file:///etc/passwd', 'smb://host/share', 'javascript:1', 'http://127.0.0.1:9000/']) {
      page.hookbench.openExternal(url)
    }
    await until(() => expect(shell.opened).toEqual(['http://127.0.0.1:9000/']))
  })

  it('may write to the clipboard and nothing else', async () => {
    const shell = await launch()
    await pageOf(shell)
    expect(shell.mayDo('clipboard-sanitized-write', 'app://hookbench/')).toBe(true)
    expect(shell.mayDo('clipboard-sanitized-write', 'https://example.com/')).toBe(false)
    expect(shell.mayDo('clipboard-read', 'app://hookbench/')).toBe(false)
    expect(shell.mayDo('notifications', 'app://hookbench/')).toBe(false)
    expect(shell.mayDo('media', 'app://hookbench/')).toBe(false)
  })

  it('tells the page the platform and the version', async () => {
    const { hookbench } = await pageOf(await launch())
    expect(hookbench.platform).toBe(
      process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    )
    expect(hookbench.version).toBe(process.env.npm_package_version ?? '0.1.0')
  })
})

describe('the engine', () => {
  it('R130: answers the page over the contract, through a port of its own', async () => {
    const { clients } = await launchWithClient()
    const status = await clients[0]?.engine.status()
    expect(status).toMatchObject({ sending: true, queue: { backend: 'embedded' } })
  })

  it('R130: goes on while the window is closed, and comes back from the tray', async () => {
    const { shell, clients } = await launchWithClient()
    const window = await windowOf(shell)
    const { pid } = shell.engine ?? {}
    window.close()
    expect(window.isVisible()).toBe(false)
    expect(window.isDestroyed()).toBe(false)
    expect((await clients[0]?.engine.status())?.sending).toBe(true)
    expect(shell.engine?.pid).toBe(pid)
    shell.trays[0]?.choose('Open Hookbench')
    expect(window.isVisible()).toBe(true)
  })

  it('is started again when it dies, says so, and gives the page a new port', async () => {
    const { shell, clients, states } = await launchWithClient()
    const { pid } = shell.engine ?? {}
    process.kill(pid ?? 0, 'SIGKILL')
    await until(() => expect(clients).toHaveLength(2))
    expect(shell.engine?.pid).not.toBe(pid)
    expect(states.slice(-2)).toEqual([
      { state: 'restarting', reason: expect.stringContaining('ended unexpectedly'), attempt: 1 },
      { state: 'running' },
    ])
    expect((await clients[1]?.engine.status())?.sending).toBe(true)
  })

  it('ends cleanly when the app quits', async () => {
    const { shell } = await launchWithClient()
    const { engine } = shell
    const exit = new Promise(done => engine?.once('exit', done))
    shell.trays[0]?.choose('Quit')
    await ended(shell)
    expect(await exit).toBe(0)
    expect(shell.app.exitCode).toBe(0)
    expect(shell.app.windows.size).toBe(0)
  })

  it('says why it cannot run, and is not started again and again', async () => {
    await writeFile(join(dataDir, 'key'), Buffer.alloc(32, 7).toString('base64'))
    await writeFile(
      join(dataDir, 'hookbench.db'),
      'this is no database, but long enough to be mistaken for one'.repeat(20),
    )
    const shell = await launch()
    const { states } = actAsRenderer(await pageOf(shell))
    await until(() => expect(states.at(-1)).toEqual({ state: 'failed', reason: expect.stringMatching(/\w/) }))
    expect(shell.engines).toHaveLength(1)
  })

  it('hears no frame but the top one of our own pages', async () => {
    const { shell, clients } = await launchWithClient()
    const { webContents } = await windowOf(shell)
    const own = { url: 'app://hookbench/index.html', parent: null }
    webContents.sendFrom({ url: 'https://example.com/', parent: null }, channel.connect)
    webContents.sendFrom({ url: 'app://hookbench.example.com/', parent: null }, channel.connect)
    webContents.sendFrom({ url: own.url, parent: own }, channel.connect)
    webContents.sendFrom(own, channel.connect)
    await until(() => expect(clients).toHaveLength(2))
    await clients[1]?.engine.status()
    expect(clients).toHaveLength(2)
  })
})

describe('R86: a webhook that a rule disables', () => {
  it('is told by a notification of the system, also while the window is closed, that leads to the webhook', async () => {
    const endpoint = await startSink(() => 410)
    const { shell, clients } = await launchWithClient()
    const page = await pageOf(shell)
    const asked: string[] = []
    page.hookbench.onShowWebhook(id => asked.push(id))
    const window = await windowOf(shell)
    window.close()

    const webhook = await clients[0]?.webhooks.create({ name: 'Shop', url: endpoint.url, eventTypes: ['*'] })
    await clients[0]?.messages.publish({ type: 'order.paid', data: {} })
    await until(() => expect(shell.notifications).toHaveLength(1))
    const [notification] = shell.notifications
    expect(notification).toMatchObject({ title: '“Shop” was disabled', body: expect.stringMatching(/410/) })

    expect(window.isVisible()).toBe(false)
    notification?.emit('click')
    expect(window.isVisible()).toBe(true)
    await until(() => expect(asked).toEqual([webhook?.id]))
    await endpoint.close()
  })
})

describe('a second start on the same data', () => {
  it('shows the first one’s window and ends', async () => {
    const first = await launch()
    const window = await windowOf(first)
    window.close()
    const second = await launch()
    await ended(second)
    await until(() => expect(window.isVisible() && window.focused).toBe(true))
    expect(second.app.windows.size).toBe(0)
    expect(second.engines).toHaveLength(0)
  })
})

describe('R28: the data key', () => {
  it('is sealed by the system’s key store and never on disk, in arguments or in the environment', async () => {
    const { shell } = await launchWithClient()
    const sealed = await readFile(join(dataDir, 'key.sealed'))
    const { result: key } = await shell.electron.safeStorage.decryptStringAsync(sealed)
    expect(Buffer.from(key, 'base64')).toHaveLength(32)
    expect(sealed.includes(key)).toBe(false)
    if (process.platform !== 'win32') expect((await stat(join(dataDir, 'key.sealed'))).mode & 0o777).toBe(0o600)
    await expect(stat(join(dataDir, 'key'))).rejects.toThrow('ENOENT')
    expect(shell.engine?.child.spawnargs.join(' ')).not.toContain(key)
    if (process.platform === 'linux') {
      expect(await readFile(`/proc/${shell.engine?.pid}/environ`, 'utf8')).not.toContain(key)
    }
  })

  it('is the same at the next start', async () => {
    const first = await launch()
    await pageOf(first)
    first.app.quit()
    await ended(first)
    const sealed = await readFile(join(dataDir, 'key.sealed'))
    const { clients } = await launchWithClient()
    expect((await clients[0]?.engine.status())?.sending).toBe(true)
    expect(await readFile(join(dataDir, 'key.sealed'))).toEqual(sealed)
  })

  it('is the headless host’s when that ran here before', async () => {
    await writeFile(join(dataDir, 'key'), Buffer.alloc(32, 7).toString('base64'), { mode: 0o600 })
    const { shell } = await launchWithClient()
    await expect(stat(join(dataDir, 'key.sealed'))).rejects.toThrow('ENOENT')
    expect(shell.errors).toEqual([])
  })

  it('that the key store cannot open is met by a sentence, not by a new key', async () => {
    await writeFile(join(dataDir, 'key.sealed'), Buffer.alloc(64, 1))
    const shell = await launch()
    await ended(shell)
    expect(shell.errors.join()).toMatch(/key store cannot open the data key/)
    expect(shell.engines).toHaveLength(0)
  })

  it('that is missing beside a database is met by a sentence, not by a new key', async () => {
    await writeFile(join(dataDir, 'hookbench.db'), 'rows')
    const shell = await launch()
    await ended(shell)
    expect(shell.errors.join()).toMatch(/key that sealed the secrets .* is missing/)
    await expect(stat(join(dataDir, 'key.sealed'))).rejects.toThrow('ENOENT')
    expect(shell.engines).toHaveLength(0)
  })

  it('goes to a file that only the owner reads where there is no key store', async () => {
    const shell = await launch({ keyStore: false })
    const { clients } = actAsRenderer(await pageOf(shell))
    await until(() => expect(clients).toHaveLength(1))
    await expect(stat(join(dataDir, 'key.sealed'))).rejects.toThrow('ENOENT')
    if (process.platform !== 'win32') expect((await stat(join(dataDir, 'key'))).mode & 0o777).toBe(0o600)
  })
})

describe('other programs', () => {
  it('reach the desktop’s engine over REST, as they reach a headless one', async () => {
    await launchWithClient()
    const { url } = JSON.parse(await readFile(join(dataDir, 'engine.json'), 'utf8'))
    const token = (await readFile(join(dataDir, 'token'), 'utf8')).trim()
    const answer = await fetch(`${url}/api/v1/status`, { headers: { authorization: `Bearer ${token}` } })
    expect(await answer.json()).toMatchObject({ sending: true })
  })
})
