import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'
import { HookError } from '../../../src-shared/error.ts'
import { errorFromZod } from '../../../src-shared/input-error.ts'
import type { Identity } from '../../../src-shared/model/token.ts'
import { type Webhook, webhookCreateSchema, webhookUpdateSchema } from '../../../src-shared/model/webhook.ts'
import type { WebhookService } from '../../engine/webhook/webhook-service.ts'
import { checkAssetsAccess } from '../check-access.ts'
import { checkIsObject } from '../check-body.ts'
import { readBytes } from '../read-bytes.ts'
import { sendError, sendJson } from '../send-json.ts'
import { type AssetsUpdate, assetsCreateSchema, assetsUpdateSchema, fromAssets, toAssets } from './assets-webhook.ts'

export const ASSETS_PATH = '/services/admin/webhook'
const BODY_LIMIT = 1024 * 1024

const parse = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw errorFromZod(parsed.error)
  return parsed.data
}

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const body = Buffer.from(await readBytes(request, BODY_LIMIT)).toString('utf8')
  try {
    return body.trim() === '' ? {} : JSON.parse(body)
  } catch {
    throw new HookError('INVALID_INPUT', 'The request body is not valid JSON.')
  }
}

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** What stands in our `filter` is a field of its own in the Assets API, and a client is told its own name. */
const inAssetsWords = (error: HookError): HookError => {
  const { code, message, field, help } = error
  if (field?.startsWith('filter.') !== true) return error
  return new HookError(code, message.replace(/^filter\./, ''), {
    field: field.slice('filter.'.length),
    ...(help === undefined ? {} : { help }),
  })
}

/** `<ID>`, `<ID>/enable`, and `<ID>generate-token` without the slash, as the documentation of Assets prints it. */
const splitPath = (rest: string): { id: string; action: string } => {
  const found = /^\/(.+?)(?:\/(disable|enable)|\/?(generate-token))?$/.exec(rest)
  return { id: decode(found?.[1] ?? ''), action: found?.[2] ?? found?.[3] ?? '' }
}

/**
 * The webhook calls of WoodWing Assets (R99–R106), so that a client of that API works with a changed base URL and token.
 * It sees the webhooks of the profile `woodwing` and no others.
 */
export const createAssetsApi = (webhooks: WebhookService) => {
  const find = async (id: string, reader: Identity): Promise<Webhook> => {
    const all = await webhooks.list(reader)
    const found = all.items.find(webhook => webhook.id === id && webhook.profile === 'woodwing')
    if (found === undefined) throw new HookError('NOT_FOUND', `There is no webhook ${id}.`)
    return found
  }

  const create = async (body: unknown) => {
    const given: AssetsUpdate = parse(assetsCreateSchema, body)
    const input = parse(webhookCreateSchema, { profile: 'woodwing', ...fromAssets(given) })
    return toAssets(await webhooks.create(input))
  }

  const update = async (id: string, body: unknown, identity: Identity) => {
    await find(id, identity)
    const change = fromAssets(parse(assetsUpdateSchema, body))
    return toAssets(await webhooks.update(id, parse(webhookUpdateSchema, change)))
  }

  const answer = async (
    request: IncomingMessage,
    rest: string,
    identity: Identity,
  ): Promise<{ status: number; body?: unknown }> => {
    const { method } = request
    if (rest === '' || rest === '/') {
      if (method === 'POST') return { status: 201, body: await create(await readJson(request)) }
      if (method !== 'GET') throw new HookError('NOT_FOUND', `There is no ${method} ${ASSETS_PATH}.`)
      const { items } = await webhooks.list(identity)
      return { status: 200, body: items.filter(({ profile }) => profile === 'woodwing').map(toAssets) }
    }
    const { id, action } = splitPath(rest)
    const changes = method === 'POST' || method === 'PUT'
    if (action === 'generate-token' && method === 'POST') {
      await find(id, identity)
      checkIsObject(await readJson(request))
      return { status: 200, body: { secretToken: (await webhooks.resetSecret(id)).secret } }
    }
    if ((action === 'enable' || action === 'disable') && changes) {
      await find(id, identity)
      return { status: 200, body: toAssets(await webhooks.setEnabled(id, action === 'enable')) }
    }
    if (action === '' && changes) return { status: 200, body: await update(id, await readJson(request), identity) }
    if (action === '' && method === 'GET') return { status: 200, body: toAssets(await find(id, identity)) }
    if (action === '' && method === 'DELETE') {
      await find(id, identity)
      await webhooks.remove(id)
      return { status: 204 }
    }
    throw new HookError('NOT_FOUND', `There is no ${method} ${ASSETS_PATH}${rest}.`)
  }

  return {
    /** Answers a request below ASSETS_PATH; the caller has found out who asks. */
    async handle(request: IncomingMessage, response: ServerResponse, path: string, identity: Identity): Promise<void> {
      try {
        checkAssetsAccess(identity)
        const { status, body } = await answer(request, path.slice(ASSETS_PATH.length), identity)
        if (body === undefined) response.writeHead(status).end()
        else sendJson(response, status, body)
      } catch (error) {
        if (!(error instanceof HookError)) throw error
        sendError(response, inAssetsWords(error))
      }
    },
  }
}
