import type { ErrorCode, HookError } from '../../../src-shared/error.ts'

export const EXIT = {
  ok: 0,
  /** It did not work, or the answer is no. */
  failure: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Something around the command is missing: no engine, no access, a taken port. */
  environment: 3,
  /** The program cannot go on and should be started again. */
  died: 70,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

const byCode: Record<ErrorCode, ExitCode> = {
  INVALID_INPUT: EXIT.usage,
  UNAUTHORIZED: EXIT.environment,
  FORBIDDEN: EXIT.environment,
  NOT_FOUND: EXIT.failure,
  CONFLICT: EXIT.failure,
  RETRY_NOT_ALLOWED: EXIT.failure,
  TOO_LARGE: EXIT.failure,
  UNSUPPORTED_MEDIA_TYPE: EXIT.failure,
  TOO_MANY_REQUESTS: EXIT.environment,
  INTERNAL: EXIT.failure,
  BACKEND_OFF: EXIT.environment,
  BUSY: EXIT.environment,
  DATABASE_TOO_NEW: EXIT.environment,
  DATA_DIRECTORY_IN_USE: EXIT.environment,
  DATA_DIRECTORY_UNUSABLE: EXIT.environment,
  DISK_FULL: EXIT.environment,
  KEY_UNUSABLE: EXIT.environment,
  PORT_IN_USE: EXIT.environment,
}

const ABOUT_DATA = /^data(\.|$)/

/** The exit code of a command that an error ended. */
export const exitCodeOf = ({ code, field }: HookError): ExitCode => {
  if (code === 'KEY_UNUSABLE' && field === 'secret') return EXIT.usage
  // The command line is right: the engine refuses what the event says.
  if (code === 'INVALID_INPUT' && ABOUT_DATA.test(field ?? '')) return EXIT.failure
  return byCode[code]
}
