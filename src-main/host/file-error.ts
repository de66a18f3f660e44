import { HookError } from '../../src-shared/error.ts'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT'

const notOurs: Record<string, string> = {
  EACCES: 'this user may not use it',
  EPERM: 'this user may not use it',
  EROFS: 'it lies on a read-only disk',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'it is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  ELOOP: 'its links lead in a circle',
}

/** What the system says about a file of the data directory, as a sentence a person can act on; faults stay as they are. */
export const fileError = (path: string, error: unknown): unknown => {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new HookError('DISK_FULL', `The disk with ${path} is full; nothing was stored.`, {
      help: 'Free some space, then try again.',
      cause: error,
    })
  }
  const why = notOurs[code]
  if (why === undefined) return error
  return new HookError('DATA_DIRECTORY_UNUSABLE', `Hookbench cannot use ${path}: ${why}.`, {
    help: 'Give this user a data directory of its own, with --data-dir or HOOKBENCH_DATA.',
    cause: error,
  })
}
