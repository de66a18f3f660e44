import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Clock, DAY, HOUR, MINUTE } from '../../../src-shared/time.ts'

/** Who may use the management API: the token's holder, and browsers that logged in with it or with a one-time code. */
export interface Credentials {
  checkToken(token: string): boolean
  /** A code for one login within the hour. */
  newLoginCode(): string
  takeLoginCode(code: string): boolean
  newSession(): string
  checkSession(session: string): boolean
  /** False while too many logins failed within a minute. */
  mayTry(): boolean
  countFailure(): void
}

export const SESSION_DAYS = 30
const MOST_FAILURES = 10
const MOST_CODES = 100

const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'))

/** Sessions are signed with a key made from the token, so they survive a restart and end when the token changes. */
export const createCredentials = (token: string, clock: Clock): Credentials => {
  const key = createHmac('sha256', token).update('session').digest()
  const codes = new Map<string, number>()
  let failures: number[] = []

  const sign = (text: string): string => createHmac('sha256', key).update(text).digest('base64url')

  return {
    checkToken: given => sameSecret(given, token),
    newLoginCode() {
      const code = randomBytes(18).toString('base64url')
      if (codes.size >= MOST_CODES) for (const oldest of codes.keys()) if (codes.delete(oldest)) break
      codes.set(code, clock.now() + HOUR)
      return code
    },
    takeLoginCode(code) {
      const until = codes.get(code)
      codes.delete(code)
      return until !== undefined && clock.now() < until
    },
    newSession() {
      const text = `${clock.now() + SESSION_DAYS * DAY}.${randomBytes(12).toString('base64url')}`
      return `${text}.${sign(text)}`
    },
    checkSession(session) {
      const end = session.lastIndexOf('.')
      const text = session.slice(0, Math.max(0, end))
      return sameSecret(session.slice(end + 1), sign(text)) && Number.parseInt(text, 10) > clock.now()
    },
    mayTry() {
      failures = failures.filter(at => clock.now() - at < MINUTE)
      return failures.length < MOST_FAILURES
    },
    countFailure: () => void failures.push(clock.now()),
  }
}
