import { HookError } from '../../../src-shared/error.ts'
import {
  type Inbox,
  type InboxCreate,
  inboxCreateSchema,
  inboxNameSchema,
  inboxWarnings,
  type InboxUpdate,
  type FixedResponse,
  type VerificationScheme,
} from '../../../src-shared/model/inbox.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import { type Clock, toIso } from '../../../src-shared/time.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import type { InboxRecord, InboxRow, InboxStore } from '../port/store.ts'
import type { Vault } from '../port/vault.ts'
import { createSerial } from '../serial.ts'

export interface InboxServiceOptions {
  inboxes: InboxStore
  vault: Vault
  clock: Clock
  live: LiveFeed
  /** Where the receiver listens; null while it does not. */
  addresses: () => { url: string | null; httpsUrl: string | null }
}

/** An inbox as the receiver needs it, with its secret opened. */
export interface ResolvedInbox {
  name: string
  scheme: VerificationScheme
  secrets: string[]
  response: FixedResponse
}

export interface InboxService {
  list(): Promise<Page<Inbox>>
  get(name: string): Promise<Inbox>
  create(input: InboxCreate): Promise<Inbox>
  update(name: string, change: InboxUpdate): Promise<Inbox>
  remove(name: string): Promise<void>
  /** From memory, for the receiver. */
  find(name: string): ResolvedInbox | undefined
  /** The inbox, made by this call when there is none. */
  ensure(name: string): Promise<ResolvedInbox>
}

export const defaultResponse: FixedResponse = { status: 200, contentType: 'text/plain', body: 'Webhook received!\n' }

export const loadInboxService = async (options: InboxServiceOptions): Promise<InboxService> => {
  const { inboxes, vault, clock, live, addresses } = options
  const records = new Map<string, { record: InboxRecord; resolved: ResolvedInbox }>()
  const inTurn = createSerial()

  const put = (record: InboxRecord): ResolvedInbox => {
    const resolved: ResolvedInbox = {
      name: record.name,
      scheme: record.scheme,
      secrets: record.secret === null ? [] : [vault.open(record.secret)],
      response: { status: record.responseStatus, contentType: record.responseContentType, body: record.responseBody },
    }
    records.set(record.name, { record, resolved })
    return resolved
  }
  for (const row of await inboxes.list()) put(row)

  const known = (name: string): InboxRecord => {
    const found = records.get(name)
    if (found === undefined) throw new HookError('NOT_FOUND', `There is no inbox ${name}.`)
    return found.record
  }

  const inboxUrl = (base: string | null, name: string): string | null => (base === null ? null : `${base}/${name}`)

  const view = (row: InboxRow): Inbox => {
    const { url, httpsUrl } = addresses()
    return {
      name: row.name,
      url: inboxUrl(url, row.name) ?? `/${row.name}`,
      httpsUrl: inboxUrl(httpsUrl, row.name),
      scheme: row.scheme,
      hasSecret: row.secret !== null,
      warnings: inboxWarnings({ scheme: row.scheme, hasSecret: row.secret !== null }),
      response: { status: row.responseStatus, contentType: row.responseContentType, body: row.responseBody },
      captures: row.captures,
      lastCaptureAt: row.lastCaptureAt === null ? null : toIso(row.lastCaptureAt),
      createdAt: toIso(row.createdAt),
    }
  }

  const get = async (name: string): Promise<Inbox> => {
    known(name)
    const row = (await inboxes.list()).find(inbox => inbox.name === name)
    if (row === undefined) throw new HookError('NOT_FOUND', `There is no inbox ${name}.`)
    return view(row)
  }

  const taken = (name: string): HookError =>
    new HookError('CONFLICT', `An inbox named ${name} exists.`, { field: 'name', help: 'Choose another name.' })

  const insert = async (input: InboxCreate): Promise<ResolvedInbox> => {
    const { name, scheme, secret, response = defaultResponse } = inboxCreateSchema.parse(input)
    const record: InboxRecord = {
      name,
      scheme,
      secret: secret === undefined ? null : vault.seal(secret),
      responseStatus: response.status,
      responseContentType: response.contentType,
      responseBody: response.body,
      createdAt: clock.now(),
    }
    if (!(await inboxes.insert(record))) throw taken(name)
    const resolved = put(record)
    live.inboxesChanged()
    return resolved
  }

  const edit = async (name: string, { scheme, secret, response }: InboxUpdate): Promise<void> => {
    const before = known(name)
    const record: InboxRecord = {
      ...before,
      scheme: scheme ?? before.scheme,
      secret: secret === undefined ? before.secret : secret === null ? null : vault.seal(secret),
      responseStatus: response?.status ?? before.responseStatus,
      responseContentType: response?.contentType ?? before.responseContentType,
      responseBody: response?.body ?? before.responseBody,
    }
    await inboxes.update(record)
    put(record)
    live.inboxesChanged()
  }

  return {
    async list() {
      return { items: (await inboxes.list()).map(view), next: null }
    },
    get,

    async create(input) {
      await inTurn(input.name, () => insert(input))
      return get(input.name)
    },

    async update(name, change) {
      await inTurn(name, () => edit(name, change))
      return get(name)
    },

    remove: name =>
      inTurn(name, async () => {
        known(name)
        await inboxes.remove(name)
        records.delete(name)
        live.inboxesChanged()
      }),

    find: name => records.get(name)?.resolved,

    async ensure(name) {
      const find = (): ResolvedInbox | undefined => records.get(name)?.resolved
      return find() ?? inTurn(name, async () => find() ?? insert({ name: inboxNameSchema.parse(name) }))
    },
  }
}
