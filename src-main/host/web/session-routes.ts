import type { IncomingMessage, ServerResponse } from 'node:http'
import { HookError } from '../../../src-shared/error.ts'
import type { Identity } from '../../../src-shared/model/token.ts'
import type { Clock } from '../../../src-shared/time.ts'
import type { TokenService } from '../../engine/access/token-service.ts'
import { readBytes } from '../../api/read-bytes.ts'
import { sendError, sendJson } from '../../api/send-json.ts'
import { type Credentials, SESSION_DAYS } from './credentials.ts'
import { createLockOut } from './lock-out.ts'

export interface Asker {
  identity: Identity
  /** The session, or the id of the token, by which it may ask; null for the first token, which is never taken away. */
  holder: string | null
}

export interface SessionRoutes {
  /** Who asks; null when the request carries neither a valid token nor a session. */
  identify(request: IncomingMessage): Asker | null
  /** `/login?code=…` and `/session`. False when the path is neither. */
  handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>
}

export interface SessionOptions {
  credentials: Credentials
  tokens: Pick<TokenService, 'identify'>
  /** Cookies know no ports: the name of ours carries it. */
  port: number
  /** Where the token stands, for the sentence to one at this machine who lacks it. */
  tokenPlace: string
  clock: Clock
  /** Told of a session that was logged out. */
  onEnd: (session: string) => void
}

/** The person at this machine, and whoever holds the first token (R127). */
const owner: Identity = { role: 'admin', tier: 'pro' }

const BEARER = /^Bearer (.+)$/

const cookies = (request: IncomingMessage): Map<string, string> =>
  new Map(
    (request.headers.cookie ?? '').split(';').map(part => {
      const [name = '', ...rest] = part.trim().split('=')
      return [name, rest.join('=')]
    }),
  )

const tooMany = new HookError('TOO_MANY_REQUESTS', 'Too many logins failed.', {
  help: 'Wait a minute, then try again.',
})
const wrongToken = (help: string): HookError =>
  new HookError('UNAUTHORIZED', 'That is not the token of this engine.', { field: 'token', help })
const tokenForPrograms = (help: string): HookError =>
  new HookError('UNAUTHORIZED', 'This token is for programs; only the first token of the engine logs a browser in.', {
    field: 'token',
    help,
  })
const notLoggedIn = (help: string): HookError =>
  new HookError('UNAUTHORIZED', 'This browser is not logged in.', { help })

const tokenOf = (body: string): string => {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && 'token' in value ? String(value.token) : ''
  } catch {
    return ''
  }
}

const isLoopback = (address = ''): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address)
const LOGIN_BYTES = 4096

/** Logs browsers in and out: a one-time code from the terminal, or the token, for an HttpOnly SameSite=Strict cookie. */
export const createSessionRoutes = ({
  credentials,
  tokens,
  port,
  tokenPlace,
  clock,
  onEnd,
}: SessionOptions): SessionRoutes => {
  const cookieName = `hookbench_${port}`
  const locks = { code: createLockOut(clock), token: createLockOut(clock) }

  /** Whoever cannot be at this machine waits after too many failures; one who is here waits with wrong ones only. */
  const check = (kind: keyof typeof locks, { socket }: IncomingMessage, isRight: () => boolean) => {
    const sender = socket.remoteAddress ?? ''
    const locked = locks[kind].isLocked(sender)
    if (locked && !isLoopback(sender)) return 'locked'
    if (isRight()) return 'right'
    locks[kind].failed(sender)
    return locked ? 'locked' : 'wrong'
  }

  const setCookie = (response: ServerResponse, value: string, days: number): void => {
    const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${days * 24 * 3600}`
    response.setHeader('set-cookie', `${cookieName}=${value}; ${attributes}`)
  }

  const sessionOf = (request: IncomingMessage): string | null => {
    const session = cookies(request).get(cookieName)
    return session !== undefined && credentials.checkSession(session) ? session : null
  }

  /** Paths of this machine are nobody else's business. */
  const whereToken = ({ socket }: IncomingMessage): string =>
    `The token stands ${isLoopback(socket.remoteAddress) ? tokenPlace : 'in the file “token” of the data directory'}.`

  const logIn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const given = tokenOf(Buffer.from(await readBytes(request, LOGIN_BYTES)).toString('utf8'))
    const verdict = check('token', request, () => credentials.checkToken(given))
    if (verdict === 'locked') return sendError(response, tooMany)
    if (verdict === 'wrong') {
      const refusal = tokens.identify(given) === null ? wrongToken : tokenForPrograms
      return sendError(response, refusal(whereToken(request)))
    }
    setCookie(response, credentials.newSession(), SESSION_DAYS)
    sendJson(response, 200, { loggedIn: true })
  }

  const logOut = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const session = sessionOf(request)
    setCookie(response, '', 0)
    if (session !== null) {
      await credentials.endSession(session)
      onEnd(session)
    }
    sendJson(response, 200, { loggedIn: false })
  }

  const handleSession = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'POST') await logIn(request, response)
    else if (request.method === 'DELETE') await logOut(request, response)
    else if (sessionOf(request) !== null) sendJson(response, 200, { loggedIn: true })
    else sendError(response, notLoggedIn(whereToken(request)))
  }

  return {
    identify(request) {
      const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1]
      if (bearer === undefined) {
        const session = sessionOf(request)
        return session === null ? null : { identity: owner, holder: session }
      }
      if (credentials.checkToken(bearer)) return { identity: owner, holder: null }
      const found = tokens.identify(bearer)
      return found && { identity: { role: found.role, tier: found.tier }, holder: found.id }
    },

    async handle(request, response, url) {
      if (url.pathname === '/login' && request.method === 'GET') {
        const code = url.searchParams.get('code') ?? ''
        const known = sessionOf(request) !== null
        const fresh = check('code', request, () => credentials.takeLoginCode(code) || known) === 'right' && !known
        if (fresh) setCookie(response, credentials.newSession(), SESSION_DAYS)
        response.writeHead(303, { location: '/' }).end()
        return true
      }
      if (url.pathname !== '/session') return false
      await handleSession(request, response)
      return true
    },
  }
}
