import { randomBytes } from 'node:crypto'
import { HookError } from '../../src-shared/error.ts'
import { secretFile } from './secret-file.ts'

const KEY_BYTES = 32

/** The 32 bytes behind base64 or hex text. Throws KEY_UNUSABLE for anything else. */
export const parseKey = (text: string): Buffer => {
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64')
  if (key.length !== KEY_BYTES) {
    throw new HookError('KEY_UNUSABLE', 'The data key is not 32 bytes in base64 or hex.', {
      help: 'Check HOOKBENCH_KEY, or the file “key” of the data directory.',
    })
  }
  return key
}

/** The key that seals secrets, from the file `key` of the data directory; made when there is none. */
export const readKeyFile = async (dataDir: string): Promise<Buffer> =>
  parseKey(await secretFile(dataDir, 'key', () => randomBytes(KEY_BYTES).toString('base64')))
