/** Every error a person or a program can meet, with the HTTP status it has at the API. */
export const errorStatus = {
  INVALID_INPUT: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RETRY_NOT_ALLOWED: 409,
  TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  BACKEND_OFF: 503,
  BUSY: 503,
  DATABASE_TOO_NEW: 500,
  DATA_DIRECTORY_IN_USE: 500,
  DATA_DIRECTORY_UNUSABLE: 500,
  DISK_FULL: 507,
  KEY_UNUSABLE: 500,
  PORT_IN_USE: 500,
} as const

export type ErrorCode = keyof typeof errorStatus

export interface ErrorBody {
  code: ErrorCode
  message: string
  field?: string
  help?: string
}

export const isErrorBody = (value: unknown): value is ErrorBody =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  'message' in value &&
  String(value.code) in errorStatus

/** The one error family: a stable code, a sentence a person can act on, and where it helps the field it is about. */
export class HookError extends Error {
  readonly code: ErrorCode
  readonly field: string | undefined
  readonly help: string | undefined

  constructor(code: ErrorCode, message: string, more: { field?: string; help?: string; cause?: unknown } = {}) {
    super(message, { cause: more.cause })
    this.name = 'HookError'
    this.code = code
    this.field = more.field
    this.help = more.help
  }

  get status(): number {
    return errorStatus[this.code]
  }

  toBody(): ErrorBody {
    return {
      code: this.code,
      message: this.message,
      ...(this.field === undefined ? {} : { field: this.field }),
      ...(this.help === undefined ? {} : { help: this.help }),
    }
  }
}

/** For the far side of a wire: the same error again from its body. */
export const fromBody = (body: ErrorBody): HookError =>
  new HookError(body.code, body.message, {
    ...(body.field === undefined ? {} : { field: body.field }),
    ...(body.help === undefined ? {} : { help: body.help }),
  })
