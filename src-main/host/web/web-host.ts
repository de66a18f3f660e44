import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { existsSync } from 'node:fs'
import sirv from 'sirv'
import { WebSocketServer } from 'ws'
import { RPC_PATH } from '../../../src-shared/contract/client.ts'
import { HookError } from '../../../src-shared/error.ts'
import type { Clock } from '../../../src-shared/time.ts'
import { BACKEND_STATUS_PATH } from '../../api/backend-stats.ts'
import { BODY_LIMIT, createHttpApi, isApiPath } from '../../api/http-api.ts'
import { sendError, sendJson } from '../../api/send-json.ts'
import type { Engine } from '../../engine/create-engine.ts'
import { allowHalfOpen } from '../../engine/receive/half-open.ts'
import { listen } from '../../engine/receive/listen.ts'
import type { Log } from '../log.ts'
import { systemClock } from '../system-clock.ts'
import { announce } from './announce.ts'
import { isForUs } from './check-origin.ts'
import { createCredentials } from './credentials.ts'
import { contentSecurityPolicy } from './security-headers.ts'
import { loadEndedSessions } from './ended-sessions.ts'
import { createOpenFeeds } from './open-feeds.ts'
import { createSessionRoutes } from './session-routes.ts'
import { readToken, tokenPath } from './token-file.ts'

export interface WebHostOptions {
  engine: Engine
  dataDir: string
  host: string
  port: number
  /** An explicit port that is taken is an error; else the next free one is used. */
  explicit: boolean
  /** Null: the token file of the data directory. */
  token: string | null
  rendererDir: string
  log: Log
  clock?: Clock
}

export interface WebHost {
  url: string
  token: string
  /** The address with a code for one login. */
  loginUrl(): string
  close(): Promise<void>
}

/** Policy violation, as WebSocket names what is allowed no more. */
const NOT_ALLOWED_ANY_MORE = 1008

/** The interface opened on its page “Backend status”; it asks for the login first where that is needed. */
const BACKEND_PAGE = '/#/backend'

const notAllowed = new HookError('UNAUTHORIZED', 'The request carries no valid token or session.', {
  help: 'Send “Authorization: Bearer TOKEN”; the token stands in the file “token” of the data directory.',
})
const somethingFailed = new HookError('INTERNAL', 'Something inside Hookbench failed.', { help: 'Its log says what.' })
const notForUs = new HookError('FORBIDDEN', 'The Host or Origin of the request is not this engine’s.')

/** The management API and the renderer over HTTP, for a browser, the CLI and REST clients. */
export const startWebHost = async (options: WebHostOptions): Promise<WebHost> => {
  const { engine, dataDir, host, log, clock = systemClock } = options
  const token = await readToken(options.token, dataDir)
  const ended = await loadEndedSessions(dataDir, clock)
  const report = (error: unknown): void => log.error({ err: error }, 'a request failed inside')
  const api = createHttpApi(engine, report)
  const assets = existsSync(options.rendererDir) ? sirv(options.rendererDir, { etag: true }) : null
  const sockets = new WebSocketServer({ noServer: true, maxPayload: BODY_LIMIT })
  const feeds = createOpenFeeds()

  /** An answer that goes on ends with what allowed it; one that does not is given whole. */
  const watch = (response: ServerResponse, holder: string): void => {
    const forget = feeds.add(holder, () => {
      if (String(response.getHeader('content-type')).startsWith('text/event-stream')) response.destroy()
    })
    response.once('close', forget)
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('content-security-policy', contentSecurityPolicy)
    response.setHeader('referrer-policy', 'no-referrer')
    response.setHeader('x-content-type-options', 'nosniff')
    // Of the pages, the ones that may be kept say so themselves.
    response.setHeader('cache-control', 'no-store')
    const url = URL.parse(request.url ?? '/', 'http://localhost')
    if (url === null || !isForUs(request, host)) return sendError(response, notForUs)
    if (url.pathname === '/healthz') {
      const health = await engine.health()
      return sendJson(response, health.status === 'ok' ? 200 : 503, health)
    }
    if (await sessions.handle(request, response, url)) return
    if (request.method === 'GET' && url.pathname.replace(/\/$/, '') === BACKEND_STATUS_PATH) {
      response.writeHead(302, { location: BACKEND_PAGE }).end()
      return
    }
    if (isApiPath(url.pathname)) {
      const asker = sessions.identify(request)
      if (asker === null) return sendError(response, notAllowed)
      if (asker.holder !== null) watch(response, asker.holder)
      if (await api.handle(request, response, url.pathname, asker.identity)) return
    }
    const nothing = new HookError(
      'NOT_FOUND',
      assets === null ? 'The interface is not built.' : `There is no ${url.pathname}.`,
    )
    if (assets === null) return sendError(response, nothing)
    response.removeHeader('cache-control')
    assets(request, response, () => sendError(response, nothing))
  }

  const server = createServer({ requestTimeout: 60_000, headersTimeout: 15_000 }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      const told = error instanceof HookError ? error : somethingFailed
      if (told === somethingFailed) report(error)
      if (response.headersSent) return response.destroy()
      sendError(response, told)
    })
  })
  allowHalfOpen(server)

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (request.url ?? '').split('?')[0]
    const asker = path === RPC_PATH && isForUs(request, host) ? sessions.identify(request) : null
    if (asker === null) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    const { identity, holder } = asker
    sockets.handleUpgrade(request, socket, head, opened => {
      // Whoever does not answer the goodbye is heard no more either.
      const end = () => opened.removeAllListeners('message').close(NOT_ALLOWED_ANY_MORE)
      if (holder !== null) opened.once('close', feeds.add(holder, end))
      api.serveSocket(opened, identity)
    })
  })

  const port = await listen(server, { host, port: options.port, explicit: options.explicit, flag: '--port' })
  if (options.port !== 0 && port !== options.port) {
    log.warn({}, `Port ${options.port} is in use; the API and the user interface are on ${port} instead.`)
  }
  const credentials = createCredentials(token, ended, clock)
  const sessions = createSessionRoutes({
    credentials,
    tokens: engine.tokens,
    port,
    tokenPlace: options.token === null ? `in the file ${tokenPath(dataDir)}` : 'in HOOKBENCH_TOKEN of the engine',
    clock,
    onEnd: feeds.end,
  })
  const unfollow = engine.tokens.onRemoved(feeds.end)
  const shownHost = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  const url = `http://${shownHost}:${port}`
  engine.setApiUrl(url)
  const withdraw = await announce(dataDir, url, message => log.warn({}, message))

  return {
    url,
    token,
    loginUrl: () => `${url}/login?code=${credentials.newLoginCode()}`,
    async close() {
      unfollow()
      await withdraw()
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}
