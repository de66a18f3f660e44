import { HookError } from '../../../src-shared/error.ts'
import {
  type Inbox,
  type InboxCreate,
  inboxCreateSchema,
  inboxNameSchema,
  inboxWarnings,
  type InboxUpdate,
} from '../../../src-shared/model/inbox.ts'
import type { VerificationScheme } from '../../../src-shared/model/scheme.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import { shortResponse } from '../../../src-shared/respond/short-response.ts'
import { type Clock, toIso } from '../../../src-shared/time.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import type { InboxMaker, InboxRecord, InboxRow, InboxStore } from '../port/store.ts'
import type { Vault } from '../port/vault.ts'
import { type Answering, answeringOf } from '../respond/answering.ts'
import { checkConditions } from '../respond/check-conditions.ts'
import { maskSecret } from '../secret/mask.ts'
import { createSerial } from '../serial.ts'
import type { BoundScheme } from '../sign/scheme/any-scheme.ts'
import { bindScheme } from '../sign/scheme/bind-scheme.ts'
import { secretProblems } from '../sign/secret-problems.ts'
import { answeringFields, changedAnswering, newAnswering } from './answering-record.ts'
import { createAutomaticInboxes } from './automatic-inboxes.ts'
import { retentionFields, retentionOf } from './retention-record.ts'

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
  /** With its options; null: nothing is verified. */
  scheme: BoundScheme | null
  /** Newest first. */
  secrets: string[]
  publicUrl: string | null
  onBadSignature: 'reject' | 'accept'
  answering: Answering
}

export interface InboxService {
  list(): Promise<Page<Inbox>>
  get(name: string): Promise<Inbox>
  create(input: InboxCreate): Promise<Inbox>
  update(name: string, change: InboxUpdate): Promise<Inbox>
  remove(name: string): Promise<void>
  /** Every rule begins at its first step again. */
  resetSteps(name: string): Promise<Inbox>
  /** From memory, for the receiver. */
  find(name: string): ResolvedInbox | undefined
  /** Every inbox with its secrets opened; for people who may see captures, never for the receiver's port. */
  all(): ResolvedInbox[]
  /** The inbox, made by this call when there is none. `fromHere`: the sender is on this machine. */
  ensure(name: string, fromHere: boolean): Promise<ResolvedInbox>
}

const sealedOf = ({ secrets }: Pick<InboxRecord, 'secrets'>): string[] => JSON.parse(secrets)

/** The options as they are kept: complete, with the defaults of the scheme. */
const optionsOf = (scheme: VerificationScheme, given: unknown): string =>
  JSON.stringify(bindScheme(scheme, given)?.options ?? {})

export const loadInboxService = async (options: InboxServiceOptions): Promise<InboxService> => {
  const { inboxes, vault, clock, live, addresses } = options
  const records = new Map<string, { record: InboxRecord; resolved: ResolvedInbox }>()
  const inTurn = createSerial()

  const put = (record: InboxRecord): ResolvedInbox => {
    const resolved: ResolvedInbox = {
      name: record.name,
      scheme: bindScheme(record.scheme, JSON.parse(record.options)),
      secrets: sealedOf(record).map(vault.open),
      publicUrl: record.publicUrl,
      onBadSignature: record.onBadSignature,
      answering: answeringOf(answeringFields(record), records.get(record.name)?.resolved.answering),
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
    const secrets = sealedOf(row).map(vault.open)
    const options = JSON.parse(row.options)
    return {
      name: row.name,
      url: inboxUrl(url, row.name) ?? `/${row.name}`,
      httpsUrl: inboxUrl(httpsUrl, row.name),
      publicUrl: row.publicUrl,
      scheme: row.scheme,
      options,
      hasSecret: secrets.length > 0,
      secrets: secrets.length,
      maskedSecrets: secrets.map(maskSecret),
      onBadSignature: row.onBadSignature,
      warnings: inboxWarnings({
        scheme: row.scheme,
        hasSecret: secrets.length > 0,
        problems: secretProblems(bindScheme(row.scheme, options), secrets),
        options,
      }),
      ...answeringFields(row),
      nextSteps: records.get(row.name)?.resolved.answering.positions.next() ?? [],
      response: shortResponse(JSON.parse(row.respond)),
      retention: retentionOf(row),
      auto: row.madeBy !== 'person',
      captures: row.captures,
      pinned: row.pinned,
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

  /** The secrets as they are kept; null when nothing is said of them. */
  const secretsOf = ({ secret, secrets }: Pick<InboxUpdate, 'secret' | 'secrets'>, before: string[]): string | null => {
    if (secret !== undefined && secrets !== undefined) {
      throw new HookError('INVALID_INPUT', 'Write either secret or secrets.', { field: 'secrets' })
    }
    if (secret === null) return '[]'
    const given = secret === undefined ? secrets : [secret]
    if (given === undefined) return null
    return JSON.stringify(given.map(each => (typeof each === 'string' ? vault.seal(each) : keptAt(before, each))))
  }

  const keptAt = (before: readonly string[], place: number): string => {
    const sealed = before[place]
    if (sealed !== undefined) return sealed
    throw new HookError('INVALID_INPUT', `The inbox has no secret at the place ${place}.`, {
      field: 'secrets',
      help: `It has ${before.length}; places are counted from 0.`,
    })
  }

  const insert = async (input: InboxCreate, madeBy: InboxMaker = 'person'): Promise<ResolvedInbox> => {
    const given = inboxCreateSchema.parse(input)
    const { name, scheme, publicUrl = null, onBadSignature } = given
    const record: InboxRecord = {
      name,
      scheme,
      options: optionsOf(scheme, given.options),
      secrets: secretsOf(given, []) ?? '[]',
      publicUrl,
      onBadSignature,
      ...newAnswering(given),
      ...retentionFields(given.retention),
      madeBy,
      createdAt: clock.now(),
    }
    await checkConditions(answeringFields(record))
    if (!(await inboxes.insert(record))) throw taken(name)
    const resolved = put(record)
    live.inboxesChanged()
    return resolved
  }

  const automatic = createAutomaticInboxes({
    store: inboxes,
    clock,
    inTurn: createSerial(),
    records: () => [...records.values()].map(({ record }) => record),
    forget(names) {
      for (const name of names) if (records.get(name)?.record.madeBy !== 'person') records.delete(name)
      if (names.length > 0) live.inboxesChanged()
    },
  })

  /** For the first request to a name. */
  const makeFor = async (name: string, maker: 'here' | 'outside'): Promise<ResolvedInbox> => {
    const input = { name: inboxNameSchema.parse(name) }
    await automatic.makeRoom(name, maker)
    const made = await insert(input, maker)
    automatic.made(maker)
    return made
  }

  const edit = async (name: string, change: InboxUpdate): Promise<void> => {
    const before = known(name)
    const { scheme = before.scheme } = change
    const kept: unknown = scheme === before.scheme ? JSON.parse(before.options) : {}
    const record: InboxRecord = {
      ...before,
      scheme,
      options: optionsOf(scheme, change.options ?? kept),
      secrets: secretsOf(change, sealedOf(before)) ?? before.secrets,
      publicUrl: change.publicUrl === undefined ? before.publicUrl : change.publicUrl,
      onBadSignature: change.onBadSignature ?? before.onBadSignature,
      ...changedAnswering(before, change),
      ...retentionFields(change.retention, retentionOf(before)),
      madeBy: 'person',
    }
    await checkConditions(answeringFields(record))
    if (!(await inboxes.update(record))) {
      records.delete(name)
      known(name)
    }
    put(record)
    live.inboxesChanged()
  }

  return {
    async list() {
      return { items: (await inboxes.list()).map(view), next: null }
    },
    get,

    async resetSteps(name) {
      known(name)
      records.get(name)?.resolved.answering.positions.reset()
      live.inboxesChanged()
      return get(name)
    },

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
    all: () => [...records.values()].map(({ resolved }) => resolved),

    async ensure(name, fromHere) {
      const find = (): ResolvedInbox | undefined => records.get(name)?.resolved
      return find() ?? inTurn(name, async () => find() ?? makeFor(name, fromHere ? 'here' : 'outside'))
    },
  }
}
