import { type ErrorBody, fromBody, HookError } from '../../src-shared/error.ts'

const SESSION = '/session'

/** Whether this browser may talk to the engine; `away` when nothing answers. */
export const askSession = async (): Promise<'in' | 'out' | 'away'> => {
  try {
    const answer = await fetch(SESSION, { headers: { accept: 'application/json' } })
    if (answer.status === 401) return 'out'
    return answer.ok ? 'in' : 'away'
  } catch {
    return 'away'
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
  const body = (await answer.json().catch(() => null)) as { error?: ErrorBody } | null
  throw body?.error ? fromBody(body.error) : new HookError('UNAUTHORIZED', 'This token is not accepted.')
}
