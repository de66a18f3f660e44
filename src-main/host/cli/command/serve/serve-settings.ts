import { HookError } from '../../../../../src-shared/error.ts'
import { type LogLevel, logLevels } from '../../../log.ts'
import type { OutputOptions } from '../../print/show.ts'
import type { Terminal } from '../../terminal.ts'

export interface ServeOptions extends OutputOptions {
  host: string
  port?: number
  receiverPort?: number
  dataDir?: string
  allowPrivate?: boolean
  open?: boolean
}

export interface Address {
  host: string
  port: number
  /** A person chose the port: it is this one or an error. */
  explicit: boolean
}

export interface ServeSettings {
  api: Address
  receiver: Address
  allowPrivate: boolean
  /** 32 bytes, or null for the key file of the data directory. */
  key: Buffer | null
  token: string | null
  logLevel: LogLevel
}

const DEFAULT_PORT = 4100
const DEFAULT_RECEIVER_PORT = 9000
const KEY_BYTES = 32

const portFromEnv = (name: string, env: Terminal['env']): number | undefined => {
  const text = env[name]
  if (!text) return undefined
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new HookError('INVALID_INPUT', `${name} is "${text}", which is not a port.`)
}

const parseKey = (text: string | undefined): Buffer | null => {
  if (!text) return null
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64')
  if (key.length === KEY_BYTES) return key
  throw new HookError('INVALID_INPUT', 'HOOKBENCH_KEY does not hold 32 bytes in base64 or hex.', {
    help: 'Make one with: openssl rand -base64 32',
  })
}

const parseLogLevel = (text: string | undefined): LogLevel => {
  if (!text) return 'info'
  const level = logLevels.find(each => each === text)
  if (level) return level
  throw new HookError('INVALID_INPUT', `HOOKBENCH_LOG_LEVEL is "${text}"; use ${logLevels.join(', ')}.`)
}

/** What the flags and, where there is none, the environment say. */
export const readServeSettings = (options: ServeOptions, env: Terminal['env']): ServeSettings => {
  const port = options.port ?? portFromEnv('HOOKBENCH_PORT', env)
  const receiverPort = options.receiverPort ?? portFromEnv('HOOKBENCH_RECEIVER_PORT', env)
  return {
    api: { host: options.host, port: port ?? DEFAULT_PORT, explicit: port !== undefined },
    receiver: {
      host: '127.0.0.1',
      port: receiverPort ?? DEFAULT_RECEIVER_PORT,
      explicit: receiverPort !== undefined,
    },
    allowPrivate: options.allowPrivate ?? false,
    key: parseKey(env.HOOKBENCH_KEY),
    token: env.HOOKBENCH_TOKEN || null,
    logLevel: parseLogLevel(env.HOOKBENCH_LOG_LEVEL),
  }
}
