import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Clock, DAY, HOUR } from '../../../src-shared/time.ts'
import type { EndedSessions } from './ended-sessions.ts'

/** Who may use the management API: the token's holder, and browsers that logged in with it or with a one-time code. */
export interface Credentials {
  checkToken(token: string): boolean
  /** A code for one login within the hour. */
  newLoginCode(): string
  takeLoginCode(code: string): boolean
  newSession(): string
  checkSession(session: string): boolean
  /** From when this resolves on the session is refused, also after a restart. */
  endSession(session: string): Promise<void>
}

export const SESSION_DAYS = 30
const MOST_CODES = 100

const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'))

interface Session {
  id: string
  until: number
}

/** Sessions are signed with a key made from the token, so they survive a restart and end when the token changes. */
export const createCredentials = (token: string, ended: EndedSessions, clock: Clock): Credentials => {
  const key = createHmac('sha256', token).update('session').digest()
  const codes = new Map<string, number>()

  const sign = (text: string): string => createHmac('sha256', key).update(text).digest('base64url')

  /** `<until>.<id>.<signature>`; null when it is not one of ours or its time is over. */
  const openSession = (session: string): Session | null => {
    const [until = '', id = '', signature = '', ...rest] = session.split('.')
    if (rest.length > 0 || !sameSecret(signature, sign(`${until}.${id}`))) return null
    return Number(until) > clock.now() && !ended.has(id) ? { id, until: Number(until) } : null
  }

  return {
    checkToken: given => given !== '' && sameSecret(given, token),
    newLoginCode() {
      const code = randomBytes(18).toString('base64url')
      if (codes.size >= MOST_CODES) for (const oldest of codes.keys()) if (codes.delete(oldest)) break
      codes.set(code, clock.elapsed() + HOUR)
      return code
    },
    takeLoginCode(code) {
      const until = codes.get(code)
      codes.delete(code)
      return until !== undefined && clock.elapsed() < until
    },
    newSession() {
      const text = `${clock.now() + SESSION_DAYS * DAY}.${randomBytes(12).toString('base64url')}`
      return `${text}.${sign(text)}`
    },
    checkSession: session => openSession(session) !== null,
    async endSession(session) {
      const open = openSession(session)
      if (open !== null) await ended.add(open.id, open.until)
    },
  }
}
