import { type ErrorMap, oc } from '@orpc/contract'
import { type ErrorCode, errorStatus } from '../error.ts'

/** What an error says of a call, for whoever reads the contract; the answer itself says more. */
const meaning: Record<ErrorCode, string> = {
  INVALID_INPUT: 'Something of the request cannot be used; `field` says what.',
  UNAUTHORIZED: 'There is no valid token or session.',
  FORBIDDEN: 'This token may not do it, or the request comes from a foreign page.',
  NOT_FOUND: 'There is no such thing.',
  CONFLICT: 'It does not go with what is there, such as a name that is taken.',
  RETRY_NOT_ALLOWED: 'This delivery is not sent once more; the message says why.',
  TOO_LARGE:
    'The body is larger than 512 KiB, an event or batch than 10 MiB, a session or replay than 32 MiB; or what was asked for is too large for one answer.',
  UNSUPPORTED_MEDIA_TYPE: 'The body is in another encoding than UTF-8.',
  TOO_MANY_REQUESTS: 'Too many requests; come again later.',
  INTERNAL: 'A fault of Hookbench; its log says what.',
  BACKEND_OFF: 'The backend is off: nothing is taken and nothing was stored.',
  BUSY: 'There is too much to do just now, or the engine is about to stop; come again.',
  DATABASE_TOO_NEW: 'The database is of a newer Hookbench.',
  DATA_DIRECTORY_IN_USE: 'Another engine uses the data directory.',
  DATA_DIRECTORY_UNUSABLE: 'A file of the data directory is damaged or closed to this user.',
  DISK_FULL: 'The disk of the engine is full; nothing was stored.',
  KEY_UNUSABLE: 'A secret cannot be opened with the key of this engine.',
  PORT_IN_USE: 'The port is taken.',
}

/** The error answers of a call, by their codes. */
export const raises = (...codes: ErrorCode[]): ErrorMap =>
  Object.fromEntries(codes.map(code => [code, { status: errorStatus[code], message: meaning[code] }]))

/** A call that reads, with the errors that every call can give. */
export const call = oc.errors(raises('INVALID_INPUT', 'UNAUTHORIZED', 'FORBIDDEN', 'INTERNAL', 'BUSY'))

/** A call that changes something. */
export const change = call.errors(raises('TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'DISK_FULL'))
