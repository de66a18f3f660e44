import { type ErrorBody, fromBody, HookError } from '../../src-shared/error.ts'

const SESSION = '/session'

const errorOf = async (answer: Response): Promise<ErrorBody | null> =>
  ((await answer.json().catch(() => null)) as { error?: ErrorBody } | null)?.error ?? null

/** Whether this browser may talk to the engine; `away` when nothing answers. `help` says where the token stands. */
export const askSession = async (): Promise<{ state: 'in' | 'away' } | { state: 'out'; help: string | null }> => {
  try {
    const answer = await fetch(SESSION, { headers: { accept: 'application/json' } })
    if (answer.status === 401) return { state: 'out', help: (await errorOf(answer))?.help ?? null }
    return { state: answer.ok ? 'in' : 'away' }
  } catch {
    return { state: 'away' }
  }
}

/** Trades the token for a session cookie. Throws a HookError. */
export const logIn = async (token: string): Promise<void> => {
  let answer: Response
  try {
    answer = await fetch(SESSION, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ token }),
    })
  } catch {
    throw new HookError('BUSY', 'The engine cannot be reached.', { help: 'Check that it is running.' })
  }
  if (answer.ok) return
  const error = await errorOf(answer)
  throw error ? fromBody(error) : new HookError('UNAUTHORIZED', 'This token is not accepted.')
}
