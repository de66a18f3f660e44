import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { HookError } from '../../../src-shared/error.ts'
import type { Identity } from '../../../src-shared/model/token.ts'
import type { TokenService } from '../../engine/access/token-service.ts'
import { sendError, sendJson } from '../../api/send-json.ts'
import { type Credentials, SESSION_DAYS } from './credentials.ts'

export interface SessionRoutes {
  /** Who asks; null when the request carries neither a valid token nor a session. */
  identify(request: IncomingMessage): Identity | null
  /** `/login?code=…` and `/session`. False when the path is neither. */
  handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>
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
const wrongToken = new HookError('UNAUTHORIZED', 'That is not the token of this engine.', {
  field: 'token',
  help: 'It stands in the file “token” of the data directory.',
})

const tokenOf = (body: string): string => {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && 'token' in value ? String(value.token) : ''
  } catch {
    return ''
  }
}

/** Logs browsers in and out: a one-time code from the terminal, or the token, for an HttpOnly SameSite=Strict cookie. */
export const createSessionRoutes = (
  credentials: Credentials,
  tokens: Pick<TokenService, 'identify'>,
  port: number,
): SessionRoutes => {
  const cookieName = `hookbench_${port}`

  const setCookie = (response: ServerResponse, value: string, days: number): void => {
    const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${days * 24 * 3600}`
    response.setHeader('set-cookie', `${cookieName}=${value}; ${attributes}`)
  }

  const hasSession = (request: IncomingMessage): boolean => {
    const session = cookies(request).get(cookieName)
    return session !== undefined && credentials.checkSession(session)
  }

  const logIn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!credentials.mayTry()) return sendError(response, tooMany)
    if (Number(request.headers['content-length'] ?? 0) > 4096) return sendError(response, wrongToken)
    if (!credentials.checkToken(tokenOf(await text(request)))) {
      credentials.countFailure()
      return sendError(response, wrongToken)
    }
    setCookie(response, credentials.newSession(), SESSION_DAYS)
    sendJson(response, 200, { loggedIn: true })
  }

  return {
    identify(request) {
      const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1]
      if (bearer === undefined) return hasSession(request) ? owner : null
      return credentials.checkToken(bearer) ? owner : tokens.identify(bearer)
    },

    async handle(request, response, url) {
      if (url.pathname === '/login' && request.method === 'GET') {
        const fresh = credentials.mayTry() && credentials.takeLoginCode(url.searchParams.get('code') ?? '')
        if (fresh) setCookie(response, credentials.newSession(), SESSION_DAYS)
        else if (!hasSession(request)) credentials.countFailure()
        response.writeHead(303, { location: '/' }).end()
        return true
      }
      if (url.pathname !== '/session') return false
      if (request.method === 'POST') await logIn(request, response)
      else if (request.method === 'DELETE') {
        setCookie(response, '', 0)
        sendJson(response, 200, { loggedIn: false })
      } else if (hasSession(request)) sendJson(response, 200, { loggedIn: true })
      else sendError(response, new HookError('UNAUTHORIZED', 'This browser is not logged in.'))
      return true
    },
  }
}
