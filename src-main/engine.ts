import { HookError, type ErrorBody } from '../src-shared/error.ts'
import { servePort } from './api/serve-port.ts'
import type { FromEngine, ToEngine } from './host/electron/engine-message.ts'
import { createProcessLog, logLevels } from './host/log.ts'
import { startEngine, type RunningEngine } from './host/start-engine.ts'

const DEFAULT_RECEIVER_PORT = 9000

const log = createProcessLog(logLevels.find(level => level === process.env.HOOKBENCH_LOG_LEVEL) ?? 'info')
const parent = process.parentPort
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './store.ts' : './store.js', import.meta.url)

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

let running: RunningEngine | undefined

const start = async ({ dataDir, key, version }: Extract<ToEngine, { type: 'start' }>): Promise<void> => {
  const port = process.env.HOOKBENCH_RECEIVER_PORT
  try {
    running = await startEngine({
      dataDir,
      key: key === null ? null : Buffer.from(key, 'base64'),
      receiver: { host: '127.0.0.1', port: Number(port ?? DEFAULT_RECEIVER_PORT), explicit: port !== undefined },
      httpsReceiver: true,
      allowPrivate: true,
      workerUrl,
      version,
      log,
    })
    tell({ type: 'ready' })
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
