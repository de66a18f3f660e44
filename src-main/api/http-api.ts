import type { IncomingMessage, ServerResponse } from 'node:http'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import { RPCHandler as SocketHandler } from '@orpc/server/ws'
import type { WebSocket } from 'ws'
import { RPC_PATH } from '../../src-shared/contract/client.ts'
import { HookError } from '../../src-shared/error.ts'
import type { Engine } from '../engine/create-engine.ts'
import type { Identity } from '../../src-shared/model/token.ts'
import { ASSETS_PATH, createAssetsApi } from './assets/assets-api.ts'
import { BACKEND_STATS_PATH, backendStats } from './backend-stats.ts'
import { checkContentType, checkIsObject } from './check-body.ts'
import { checkCharset } from './content-type.ts'
import type { ApiContext } from './context.ts'
import { handlerOptions } from './handler-options.ts'
import { openApiDocument } from './openapi-document.ts'
import { publishRoute } from './publish/publish-routes.ts'
import { readBytes } from './read-bytes.ts'
import { router } from './router.ts'
import { sendError, sendJson } from './send-json.ts'

export interface HttpApi {
  /** Answers REST and RPC requests. False when the path is neither. The caller has checked who asks. */
  handle(request: IncomingMessage, response: ServerResponse, path: string, identity: Identity): Promise<boolean>
  serveSocket(socket: WebSocket, identity: Identity): void
}

export const REST_PATH = '/api/v1'
/** Paths that need to know who asks. */
export const isApiPath = (path: string): boolean =>
  [REST_PATH, RPC_PATH, ASSETS_PATH, BACKEND_STATS_PATH].some(base => path === base || path.startsWith(`${base}/`))

export const BODY_LIMIT = 10 * 1024 * 1024
/** Of all that is no event. What only looks like much, such as a million names, takes long to read as well. */
const SMALL_BODY_LIMIT = 512 * 1024
/** Of a session and of a body that is replayed, which go in as base64. */
const CAPTURE_BODY_LIMIT = 32 * 1024 * 1024
const WITH_CAPTURES = /^\/captures\/(?:import|[^/]+\/replay)$/

/** What may wait for one reader before its calls wait, too. */
const MOST_UNREAD = 1024 * 1024

/**
 * A socket whose sender waits until the system has taken what it sends, and that takes no more calls while much waits:
 * what a slow reader is to get stays bounded. That a reader went away in the middle is no fault.
 */
const patient = (socket: WebSocket): Pick<WebSocket, 'addEventListener' | 'send'> => {
  const send = (data: Parameters<WebSocket['send']>[0]): unknown =>
    new Promise<void>(resolve => {
      // One that is gone says so by its end.
      socket.send(data, () => {
        if (socket.isPaused && socket.bufferedAmount <= MOST_UNREAD) socket.resume()
        resolve()
      })
      if (socket.bufferedAmount > MOST_UNREAD) socket.pause()
    })
  return { addEventListener: socket.addEventListener.bind(socket), send }
}

/** The contract over HTTP: REST with OpenAPI below `/api/v1`, the typed RPC wire below `/rpc`, also as a WebSocket. */
export const createHttpApi = (engine: Engine, report: (error: unknown) => void): HttpApi => {
  const options = handlerOptions(report)
  const { publish: _publish, publishBatch: _publishBatch, ...messages } = router.messages
  const restUpTo = (maxBodySize: number) =>
    new OpenAPIHandler<ApiContext>(
      { ...router, messages },
      {
        ...options,
        interceptors: [
          ...options.interceptors,
          async ({ next, ...call }) => {
            const { request, context } = call
            const body = request.method === 'GET' ? undefined : await request.body()
            if (body === undefined) return next()
            checkIsObject(body)
            return next({ ...call, context: { ...context, bodyFields: Object.keys(body) } })
          },
        ],
        plugins: [new BodyLimitPlugin<ApiContext>({ maxBodySize })],
        customErrorResponseBodyEncoder: error => ({ error: error.data }),
      },
    )
  const rest = restUpTo(SMALL_BODY_LIMIT)
  const restWithCaptures = restUpTo(CAPTURE_BODY_LIMIT)
  const rpcOptions = handlerOptions(report)
  const rpcUpTo = (maxBodySize: number) =>
    new RPCHandler<ApiContext>(router, {
      ...rpcOptions,
      interceptors: [
        ...rpcOptions.interceptors,
        async ({ request, next }) => {
          if (request.method !== 'GET' && (await request.body()) === null) checkIsObject(null)
          return next()
        },
      ],
      plugins: [new BodyLimitPlugin<ApiContext>({ maxBodySize })],
    })
  const rpc = rpcUpTo(BODY_LIMIT)
  const rpcWithCaptures = rpcUpTo(CAPTURE_BODY_LIMIT)
  const sockets = new SocketHandler<ApiContext>(router, handlerOptions(report))
  let document: Promise<object> | undefined

  const assets = createAssetsApi(engine.webhooks)

  const contextOf = ({ headers }: IncomingMessage, identity: Identity): ApiContext => {
    const key = headers['idempotency-key']
    return typeof key === 'string' ? { engine, identity, idempotencyKey: key } : { engine, identity }
  }

  const handleRest = async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    identity: Identity,
  ): Promise<void> => {
    if (request.method === 'GET' && path === `${REST_PATH}/openapi.json`) {
      document ??= openApiDocument()
      sendJson(response, 200, await document)
      return
    }
    const context = contextOf(request, identity)
    const below = path.slice(REST_PATH.length)
    if (await publishRoute(request, response, { path: below, context, limit: BODY_LIMIT })) return
    checkCharset(request)
    checkContentType(request)
    const carriesCaptures = WITH_CAPTURES.test(below)
    const limit = carriesCaptures ? CAPTURE_BODY_LIMIT : SMALL_BODY_LIMIT
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      // It is passed over before the answer: who still sends when the connection is closed would not see that.
      await readBytes(request, limit)
    }
    const handler = carriesCaptures ? restWithCaptures : rest
    const { matched } = await handler.handle(request, response, { prefix: REST_PATH, context })
    if (!matched)
      sendError(
        response,
        new HookError('NOT_FOUND', `There is no ${request.method} ${path}.`, { help: `See ${REST_PATH}/openapi.json` }),
      )
  }

  return {
    async handle(request, response, path, identity) {
      if (path === ASSETS_PATH || path.startsWith(`${ASSETS_PATH}/`)) {
        await assets.handle(request, response, path, identity)
        return true
      }
      if (path === BACKEND_STATS_PATH && request.method === 'GET') {
        sendJson(response, 200, backendStats(await engine.backend.status()))
        return true
      }
      if (path === REST_PATH || path.startsWith(`${REST_PATH}/`)) {
        try {
          await handleRest(request, response, path, identity)
        } catch (error) {
          if (!(error instanceof HookError)) throw error
          sendError(response, error)
        }
        return true
      }
      if (!path.startsWith(`${RPC_PATH}/`)) return false
      const handler = /^\/rpc\/captures\/(?:import|replay)$/.test(path) ? rpcWithCaptures : rpc
      const { matched } = await handler.handle(request, response, {
        prefix: RPC_PATH,
        context: contextOf(request, identity),
      })
      if (!matched) sendError(response, new HookError('NOT_FOUND', 'There is no such call.'))
      return true
    },
    serveSocket(socket, identity) {
      sockets.upgrade(patient(socket), { context: { engine, identity } }).catch(report)
    },
  }
}
