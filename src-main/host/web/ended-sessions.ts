import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../../../src-shared/time.ts'
import { jsonFile } from '../json-file.ts'

/** Sessions that were logged out before their time, also over restarts. */
export interface EndedSessions {
  has(id: string): boolean
  /** Resolves when it is on disk; `until` is when the session would have ended by itself. */
  add(id: string, until: number): Promise<void>
}

const schema = z.array(z.object({ id: z.string(), until: z.number() }))

/** Keeps them in `sessions.json` of the data directory until they would have ended by themselves. */
export const loadEndedSessions = async (dataDir: string, clock: Clock): Promise<EndedSessions> => {
  const file = jsonFile({
    path: join(dataDir, 'sessions.json'),
    schema,
    empty: [],
    help: 'Delete it together with the file “token”: that ends every session. Without it, ended sessions count again.',
  })
  const ended = new Map((await file.load()).map(({ id, until }) => [id, until]))
  let turn: Promise<unknown> = Promise.resolve()

  const add = async (id: string, until: number): Promise<void> => {
    for (const [old, end] of ended) if (end <= clock.now()) ended.delete(old)
    await file.save([...ended, [id, until] as const].map(([each, end]) => ({ id: each, until: end })))
    ended.set(id, until)
  }

  return {
    has: id => ended.has(id),
    add: (id, until) => {
      const done = turn.then(() => add(id, until))
      turn = done.catch(() => {})
      return done
    },
  }
}
