import { styleText } from 'node:util'
import { pino } from 'pino'

/** Where the program says what it does. Fields first, then one sentence; never a secret in either. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export interface LogOptions {
  level: LogLevel
  /** Plain lines for a person to read; otherwise one JSON object a line. */
  plain: boolean
  write(line: string): void
}

/** A last net under the rule that secrets are not logged. */
const SECRET_NAMES = ['secret', 'secrets', 'token', 'key', 'authorization', 'cookie', 'password']
const redact = { paths: SECRET_NAMES.flatMap(name => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' }

const time = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'medium' })
const mark: Record<string, string> = { warn: styleText('yellow', 'warn '), error: styleText('red', 'error ') }

/** `12:00:01 warn Redis is down {"host":"…"}` */
const toPlainLine = (json: string): string => {
  const { level, time: at, msg, ...fields } = JSON.parse(json)
  const details = Object.keys(fields).length === 0 ? '' : ` ${styleText('dim', JSON.stringify(fields))}`
  return `${styleText('dim', time.format(at))} ${mark[level] ?? ''}${msg}${details}\n`
}

/** Logs with pino, in this thread: a line is written before the call returns, so none is lost at an exit. */
export const createLog = ({ level, plain, write }: LogOptions): Log =>
  pino(
    {
      level,
      base: null,
      redact,
      formatters: { level: label => ({ level: label }) },
      serializers: { error: pino.stdSerializers.err },
    },
    { write: line => write(plain ? toPlainLine(line) : line) },
  )

/** The log of a process: to stderr, as JSON where a program reads. */
export const createProcessLog = (level: LogLevel, plain: boolean = process.stderr.isTTY): Log =>
  createLog({ level, plain, write: line => process.stderr.write(line) })
