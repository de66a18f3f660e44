import { isDeepStrictEqual } from 'node:util'
import { changeSettings } from '../../../src-shared/model/change-settings.ts'
import { HookError } from '../../../src-shared/error.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import {
  type Webhook,
  type WebhookCreate,
  type WebhookCreated,
  webhookCreateSchema,
  type WebhookUpdate,
} from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import type { Identity } from '../../../src-shared/model/token.ts'
import type { IdSource } from '../../../src-shared/id.ts'
import { type Clock, toIso } from '../../../src-shared/time.ts'
import type { AddressPolicy } from '../dispatch/address-policy.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import type { Store, WebhookRecord, WebhookRow, WebhookSwitch, WebhookSwitched } from '../port/store.ts'
import type { Templates } from '../port/templates.ts'
import type { Vault } from '../port/vault.ts'
import { generateSecret, type GeneratedSecret, ownSecret } from '../secret/generate-secret.ts'
import { secretPolicy } from '../../../src-shared/profiles/secret-policy.ts'
import { createSerial } from '../serial.ts'
import { checkHasKey } from './check-signing.ts'
import { checkTemplate } from './check-template.ts'
import { checkSecret, checkWebhook } from './check-webhook.ts'
import { keepHeaders } from './keep-headers.ts'
import type { Registry } from './registry.ts'
import { createUniqueNames } from './unique-name.ts'
import { webhookView } from './webhook-view.ts'

export interface WebhookServiceOptions {
  store: Pick<Store, 'queue' | 'webhooks'>
  registry: Registry
  vault: Vault
  clock: Clock
  ids: IdSource
  policy: AddressPolicy
  /** Throws INVALID_INPUT when the name in a URL leads where requests must not go. */
  checkResolved: (url: string) => Promise<void>
  templates: Pick<Templates, 'check'>
  live: LiveFeed
  /** Told when a rule switched a webhook off. */
  onDisabled: (webhook: WebhookRecord, reason: string) => void
  /** Told of what went wrong without anybody waiting for it. */
  onError: (error: unknown) => void
  /** Told when held deliveries may go on. */
  wake: () => void
  /** Told when a webhook was enabled or is gone: what led to a disabling counts no more (R84). */
  forgetFailures: (id: string) => void
}

export interface WebhookService {
  /** Secrets that can be read at any time are for a reader who may also write; nobody in particular sees none. */
  list(reader?: Reader): Promise<Page<Webhook>>
  get(id: string, reader?: Reader): Promise<Webhook>
  create(input: WebhookCreate): Promise<WebhookCreated>
  update(id: string, change: WebhookUpdate): Promise<Webhook>
  remove(id: string): Promise<void>
  /** A new secret, or the one that is given. */
  resetSecret(id: string, own?: string): Promise<{ secret: string | null; publicKey: string | null }>
  setEnabled(id: string, enabled: boolean): Promise<Webhook>
  /** A rule switched the webhook off in the store, in a commit of its own: that becomes known here. */
  disabledByRule(id: string): void
}

type Reader = Pick<Identity, 'role'>
/** Who changes a webhook may read it. */
const WRITER: Reader = { role: 'super-user' }
const NOBODY: Reader = { role: 'viewer' }

type Policied = Pick<WebhookRecord, 'profile' | 'settings'>

const notFound = (id: string): HookError => new HookError('NOT_FOUND', `There is no webhook ${id}.`)

/**
 * Changes of one webhook are made one after the other. The registry follows each commit: what it does not know yet has
 * not been answered, and what failed has changed nothing in it. Rules switch webhooks off in commits of their own, which
 * may come in between; that is why an edit never writes the switch, and the store says how it stands.
 */
export const createWebhookService = (options: WebhookServiceOptions): WebhookService => {
  const {
    store,
    registry,
    vault,
    clock,
    ids,
    policy,
    checkResolved,
    templates,
    live,
    onDisabled,
    onError,
    wake,
    forgetFailures,
  } = options
  const { queue, webhooks } = store
  const inTurn = createSerial()
  const withUniqueName = createUniqueNames(registry)

  const known = (id: string): WebhookRecord => {
    const found = registry.get(id)
    if (found === undefined) throw notFound(id)
    return found.record
  }

  /** What is in force, with the counts of its row; null while its creation or removal is under way. */
  const rowView = async (row: WebhookRow, reader: Reader): Promise<Webhook | null> => {
    const { inFlight } = await queue.laneCounts(row.id)
    const found = registry.get(row.id)
    return found === undefined
      ? null
      : webhookView({ ...row, ...found.record }, inFlight, found.target.secrets[0], reader)
  }

  const view = async (id: string, reader: Reader): Promise<Webhook> => {
    const row = await webhooks.get(id)
    const found = row === null ? null : await rowView(row, reader)
    if (found === null) throw notFound(id)
    return found
  }

  /** What was committed becomes known. */
  const became = (record: WebhookRecord, { enabled, disabled, updatedAt, changed }: WebhookSwitched): void => {
    const wasEnabled = known(record.id).enabled
    registry.put({ ...record, enabled, disabled, updatedAt })
    if (changed && enabled) forgetFailures(record.id)
    if (wasEnabled && disabled?.by === 'rule') onDisabled(record, disabled.reason)
    live.webhooksChanged()
    wake()
  }

  /** Keeps an edit and turns the switch where that is asked for; known when both are on disk. */
  const save = async (edited: WebhookRecord, to: WebhookSwitch | null = null): Promise<void> => {
    const { id } = edited
    const { concurrency } = known(id).settings
    const switched = await webhooks.update(edited, to)
    if (switched === null) throw notFound(id)
    became(edited, switched)
    if (concurrency !== edited.settings.concurrency) {
      await queue.tune(id, { concurrency: edited.settings.concurrency })
    }
  }

  const withSecret = (record: WebhookRecord, generated: GeneratedSecret): WebhookRecord => ({
    ...record,
    secrets: vault.seal(JSON.stringify(generated.secrets)),
    publicKey: generated.publicKey,
  })

  const newSecret = ({ profile, settings }: Policied): GeneratedSecret =>
    generateSecret(secretPolicy(profile, settings.signing), settings.signing)

  const own = ({ id, settings }: WebhookRecord, secret: string): GeneratedSecret =>
    ownSecret(settings.signing, secret, registry.get(id)?.target.secrets)

  /** Another way of signing needs another secret, unless its owner chose it and may go on to. */
  const needsNewSecret = (before: Policied, after: Policied): boolean => {
    const policyAfter = secretPolicy(after.profile, after.settings.signing)
    if (!isDeepStrictEqual(policyAfter, secretPolicy(before.profile, before.settings.signing))) return true
    return policyAfter.origin !== 'user' && !isDeepStrictEqual(after.settings.signing, before.settings.signing)
  }

  const switchTo = (enabled: boolean): WebhookSwitch => ({
    enabled,
    disabled: enabled ? null : { at: toIso(clock.now()), reason: 'Disabled by a person.', by: 'person' },
  })

  const edit = async (id: string, change: WebhookUpdate): Promise<void> => {
    const before = known(id)
    const preset = change.profile === undefined ? before.settings : profiles[change.profile].settings
    let record: WebhookRecord = {
      ...before,
      name: change.name ?? before.name,
      url: change.url ?? before.url,
      eventTypes: change.eventTypes ?? before.eventTypes,
      profile: change.profile ?? before.profile,
      settings: changeSettings(preset, change),
      updatedAt: clock.now(),
    }
    checkWebhook(record, change.secret, policy)
    const signsElsewise = record.settings.signing.scheme !== before.settings.signing.scheme
    if (signsElsewise || change.secret !== undefined) checkHasKey(record.settings, change.secret)
    await checkTemplate(templates, record.settings, record.url)
    if (record.url !== before.url) await checkResolved(record.url)
    record = keepHeaders(vault, record, change, registry.get(id))
    if (change.secret !== undefined) record = withSecret(record, own(record, change.secret))
    else if (needsNewSecret(before, record)) record = withSecret(record, newSecret(record))
    const to = change.enabled === undefined ? null : switchTo(change.enabled)
    await withUniqueName(record, () => save(record, to))
  }

  /** Asks the store: a person may have switched it on again since. */
  const readSwitch = async (id: string): Promise<void> => {
    const row = await webhooks.get(id)
    const before = registry.get(id)?.record
    if (row === null || before === undefined || row.enabled === before.enabled) return
    became(before, { ...row, changed: false })
  }

  return {
    async list(reader = NOBODY) {
      const rows = await webhooks.list()
      const views = await Promise.all(rows.map(row => rowView(row, reader)))
      return { items: views.filter(webhook => webhook !== null), next: null }
    },

    get: (id, reader = NOBODY) => view(id, reader),

    async create(input) {
      const given = webhookCreateSchema.parse(input)
      const profile = profiles[given.profile]
      const settings = changeSettings(profile.settings, given)
      const now = clock.now()
      const plain: WebhookRecord = {
        id: ids.next('whk'),
        number: 0,
        name: given.name,
        url: given.url,
        eventTypes: given.eventTypes ?? profile.eventTypes,
        enabled: true,
        disabled: null,
        profile: given.profile,
        settings,
        secrets: '',
        headerSecrets: null,
        publicKey: null,
        createdAt: now,
        updatedAt: now,
      }
      checkWebhook(plain, given.secret, policy)
      checkHasKey(settings, given.secret)
      await checkTemplate(templates, settings, plain.url)
      await checkResolved(plain.url)
      const base = keepHeaders(vault, plain, given)
      const generated = given.secret === undefined ? newSecret(base) : ownSecret(settings.signing, given.secret)
      const record = withSecret({ ...base, ...switchTo(given.enabled) }, generated)
      await withUniqueName(record, async () => {
        const number = await webhooks.insert(record)
        registry.put({ ...record, number })
      })
      live.webhooksChanged()
      return { ...(await view(record.id, WRITER)), secret: generated.shown }
    },

    async update(id, change) {
      await inTurn(id, () => edit(id, change))
      return view(id, WRITER)
    },

    remove: id =>
      inTurn(id, async () => {
        known(id)
        await queue.drop(id)
        registry.remove(id)
        forgetFailures(id)
        live.webhooksChanged()
      }),

    resetSecret: (id, secret) =>
      inTurn(id, async () => {
        const before = known(id)
        checkSecret(before, secret)
        checkHasKey(before.settings, secret)
        if (secret === undefined && secretPolicy(before.profile, before.settings.signing).origin === 'user') {
          throw new HookError('INVALID_INPUT', 'The secret of this webhook is chosen by its owner.', {
            field: 'secret',
            help: 'Give one.',
          })
        }
        const generated = secret === undefined ? newSecret(before) : own(before, secret)
        await save({ ...withSecret(before, generated), updatedAt: clock.now() })
        return { secret: generated.shown, publicKey: generated.publicKey }
      }),

    async setEnabled(id, enabled) {
      await inTurn(id, async () => {
        const before = known(id)
        const switched = await webhooks.switch(id, switchTo(enabled))
        if (switched === null) throw notFound(id)
        became(before, switched)
      })
      return view(id, WRITER)
    },

    disabledByRule(id) {
      inTurn(id, () => readSwitch(id)).catch(onError)
    },
  }
}
