import { randomBytes } from 'node:crypto'
import { secretFile } from '../secret-file.ts'

/** The first admin token of a data directory; made when there is none. */
export const readToken = (dataDir: string): Promise<string> =>
  secretFile(dataDir, 'token', () => `hbt_${randomBytes(24).toString('base64url')}`)
