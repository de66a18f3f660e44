import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { HookError } from '../../../src-shared/error.ts'
import { secretFile } from '../secret-file.ts'

const SHORTEST = 16

/** Refuses a token that could be guessed. */
const checkLength = (token: string, where: string, code: 'INVALID_INPUT' | 'DATA_DIRECTORY_UNUSABLE'): string => {
  if (token.length >= SHORTEST) return token
  throw new HookError(code, `The token in ${where} has ${token.length} characters; it needs ${SHORTEST}.`, {
    field: 'token',
    help: 'Choose a longer one, or none at all: then Hookbench makes one.',
  })
}

export const tokenPath = (dataDir: string): string => join(dataDir, 'token')

/**
 * The first admin token: the one that was chosen, else that of the data directory, made when there is none. Throws
 * INVALID_INPUT, DATA_DIRECTORY_UNUSABLE for a short one.
 */
export const readToken = async (chosen: string | null, dataDir: string): Promise<string> => {
  if (chosen !== null) return checkLength(chosen, 'HOOKBENCH_TOKEN', 'INVALID_INPUT')
  const path = tokenPath(dataDir)
  const token = await secretFile(path, () => `hbt_${randomBytes(24).toString('base64url')}`)
  return checkLength(token, path, 'DATA_DIRECTORY_UNUSABLE')
}
