import { HookError } from '../../../src-shared/error.ts'
import { type LogLevel, logLevels } from '../log.ts'
import { parseKey } from '../data-key.ts'

/** What a person chose. */
export interface ServeOptions {
  host: string
  port?: number
  receiverPort?: number
  allowPrivate?: boolean
  /** A program reads what is printed, the log too. */
  json?: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

export interface Address {
  host: string
  port: number
  /** A person chose the port: it is this one or an error. */
  explicit: boolean
}

export interface ServeSettings {
  api: Address
  receiver: Address
  /** Where the HTTPS receiver is to listen if it can; else where it always does. */
  httpsPort?: number
  allowPrivate: boolean
  /** 32 bytes, or null for the key file of the data directory. */
  key: Buffer | null
  token: string | null
  logLevel: LogLevel
  plainLog: boolean
}

export const DEFAULT_PORT = 4100
export const DEFAULT_RECEIVER_PORT = 9000

const portFromEnv = (name: string, env: Environment): number | undefined => {
  const text = env[name]
  if (!text) return undefined
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new HookError('INVALID_INPUT', `${name} is "${text}", which is not a port.`)
}

const parseLogLevel = (text: string | undefined): LogLevel => {
  if (!text) return 'info'
  const level = logLevels.find(each => each === text)
  if (level) return level
  throw new HookError('INVALID_INPUT', `HOOKBENCH_LOG_LEVEL is "${text}"; use ${logLevels.join(', ')}.`)
}

/** What the flags and, where there is none, the environment say. */
export const readServeSettings = (options: ServeOptions, env: Environment): ServeSettings => {
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
    key: env.HOOKBENCH_KEY ? parseKey(env.HOOKBENCH_KEY) : null,
    token: env.HOOKBENCH_TOKEN || null,
    logLevel: parseLogLevel(env.HOOKBENCH_LOG_LEVEL),
    plainLog: !options.json,
  }
}
