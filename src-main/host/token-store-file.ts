import { join } from 'node:path'
import { z } from 'zod'
import { tokenSchema } from '../../src-shared/model/token.ts'
import type { StoredToken, TokenFile } from '../engine/access/token-service.ts'
import { jsonFile } from './json-file.ts'

const storedSchema = z.array(tokenSchema.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) }))

/** Keeps the hashes of the API tokens in `tokens.json` of the data directory. */
export const tokenStoreFile = (dataDir: string): TokenFile =>
  jsonFile<StoredToken[]>({
    path: join(dataDir, 'tokens.json'),
    schema: storedSchema,
    empty: [],
    help: 'Restore it from a backup, or delete it and make the API tokens anew; the first token stays.',
  })
