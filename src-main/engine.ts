import { fileURLToPath } from 'node:url'
import { HookError, type ErrorBody } from '../src-shared/error.ts'
import { servePort } from './api/serve-port.ts'
import type { FromEngine, ToEngine } from './host/electron/engine-message.ts'
import { EXIT } from './host/cli/exit-code.ts'
import { parseKey } from './host/data-key.ts'
import { createProcessLog, logLevels } from './host/log.ts'
import { readServeSettings } from './host/serving/serve-settings.ts'
import { type Served, startServing } from './host/serving/start-serving.ts'

const log = createProcessLog(logLevels.find(level => level === process.env.HOOKBENCH_LOG_LEVEL) ?? 'info')
const parent = process.parentPort
const rendererDir = fileURLToPath(new URL('../renderer', import.meta.url))

const crash = (error: unknown): never => {
  log.error({ err: error }, 'The engine met a fault and ends; the shell starts it again.')
  process.exit(1)
}
// A utility process only warns of an unhandled rejection and goes on in whatever state it is.
process.on('unhandledRejection', crash)
process.on('uncaughtException', crash)

const tell = (message: FromEngine): void => parent.postMessage(message)

const toBody = (error: unknown): ErrorBody =>
  error instanceof HookError
    ? error.toBody()
    : { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) }

let running: Served | undefined

/** Long enough for the shell to get the message. */
const GOODBYE_MS = 100

/** The shell starts another process. */
const end = (error: HookError): void => {
  log.error({ err: error }, 'The engine ends; the shell starts it again.')
  tell({ type: 'died', error: error.toBody() })
  setTimeout(() => process.exit(EXIT.died), GOODBYE_MS)
}

/** The same host as `hookbench serve`: the command line and REST reach the desktop's engine too. */
const start = async ({ dataDir, key }: Extract<ToEngine, { type: 'start' }>): Promise<void> => {
  try {
    const settings = readServeSettings({ host: '127.0.0.1', allowPrivate: true }, process.env)
    const files = {
      worker: new URL('./store.js', import.meta.url),
      template: new URL('./template.js', import.meta.url),
      rendererDir,
    }
    running = await startServing(files, { ...settings, key: key === null ? settings.key : parseKey(key) }, dataDir)
    running.engine.onNotice(notice => tell({ type: 'notice', notice }))
    tell({ type: 'ready' })
    void running.died.then(end)
  } catch (error) {
    log.error({ err: error }, 'The engine cannot run.')
    tell({ type: 'failed', error: toBody(error) })
  }
}

const stop = async (): Promise<never> => {
  await running?.close()
  process.exit(0)
}

parent.on('message', ({ data, ports }) => {
  const message: ToEngine = data
  if (message.type === 'start') void start(message)
  if (message.type === 'stop') void stop()
  const [port] = ports
  if (message.type === 'client' && running && port) {
    servePort(running.engine, port, error => log.error({ err: error }, 'A call of the window met a fault.'))
    port.start()
  }
})
