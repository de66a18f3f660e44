import { hash, randomBytes } from 'node:crypto'
import { HookError } from '../../../src-shared/error.ts'
import type { IdSource } from '../../../src-shared/id.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import {
  type Identity,
  type Token,
  type TokenCreate,
  type TokenCreated,
  tokenCreateSchema,
} from '../../../src-shared/model/token.ts'
import { type Clock, toIso } from '../../../src-shared/time.ts'
import { createSerial } from '../serial.ts'

/** A token as it is kept: only its hash. */
export interface StoredToken extends Token {
  /** SHA-256 of the token, lower-case hex. */
  hash: string
}

/** Where tokens last. */
export interface TokenFile {
  load(): Promise<StoredToken[]>
  save(tokens: readonly StoredToken[]): Promise<void>
}

/** The tokens beside the first admin token of the data directory (R127). */
export interface TokenService {
  list(): Page<Token>
  create(input: TokenCreate): Promise<TokenCreated>
  remove(id: string): Promise<void>
  /** Who holds this token; null when nobody does. */
  identify(token: string): (Identity & { id: string }) | null
  /** Calls `listener` with the id of a token that is valid no more; the answer ends that. */
  onRemoved(listener: (id: string) => void): () => void
}

const publicPart = ({ id, name, role, tier, createdAt }: StoredToken): Token => ({ id, name, role, tier, createdAt })

export const loadTokenService = async ({
  file,
  clock,
  ids,
}: {
  file: TokenFile
  clock: Clock
  ids: IdSource
}): Promise<TokenService> => {
  let tokens = await file.load()
  const inTurn = createSerial()
  const listeners = new Set<(id: string) => void>()

  /** All tokens are one file: `change` sees what the change before it left. */
  const keep = (change: () => StoredToken[]): Promise<void> =>
    inTurn('tokens', async () => {
      const next = change()
      await file.save(next)
      tokens = next
    })

  return {
    list: () => ({ items: tokens.map(publicPart), next: null }),

    async create(input) {
      const { name, role, tier } = tokenCreateSchema.parse(input)
      const token = `hbt_${randomBytes(24).toString('base64url')}`
      const stored: StoredToken = {
        id: ids.next('tok'),
        name,
        role,
        tier,
        createdAt: toIso(clock.now()),
        hash: hash('sha256', token),
      }
      await keep(() => [...tokens, stored])
      return { ...publicPart(stored), token }
    },

    async remove(id) {
      await keep(() => {
        const rest = tokens.filter(token => token.id !== id)
        if (rest.length === tokens.length) throw new HookError('NOT_FOUND', `There is no token ${id}.`)
        return rest
      })
      for (const listener of listeners) listener(id)
    },

    identify(token) {
      const wanted = hash('sha256', token)
      const found = tokens.find(stored => stored.hash === wanted)
      return found === undefined ? null : { id: found.id, role: found.role, tier: found.tier }
    },

    onRemoved(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
