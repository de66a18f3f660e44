import { isDeepStrictEqual } from 'node:util'
import { changeSettings } from '../../../src-shared/model/change-settings.ts'
import { HookError } from '../../../src-shared/error.ts'
import type { Notice } from '../../../src-shared/model/notice.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import {
  type Disabled,
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
import type { Store, WebhookRecord, WebhookRow } from '../port/store.ts'
import type { Vault } from '../port/vault.ts'
import { generateSecret, type GeneratedSecret, ownSecret } from '../secret/generate-secret.ts'
import { secretPolicy } from '../../../src-shared/profiles/secret-policy.ts'
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
  live: LiveFeed
  notify: (notice: Notice) => void
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
  /** What a rule did inside the store becomes known here. */
  disabledByRule(id: string, disabled: Disabled): void
}

type Reader = Pick<Identity, 'role'>
/** Who changes a webhook may read it. */
const WRITER: Reader = { role: 'super-user' }
const NOBODY: Reader = { role: 'viewer' }

type Policied = Pick<WebhookRecord, 'profile' | 'settings'>

export const HELD_DISABLED = 'webhook disabled'

export const createWebhookService = (options: WebhookServiceOptions): WebhookService => {
  const { store, registry, vault, clock, ids, policy, live, notify, wake, forgetFailures } = options
  const { queue, webhooks } = store
  const withUniqueName = createUniqueNames(registry)

  const known = (id: string): WebhookRecord => {
    const found = registry.get(id)
    if (found === undefined) throw new HookError('NOT_FOUND', `There is no webhook ${id}.`)
    return found.record
  }

  const rowView = async (row: WebhookRow, reader: Reader): Promise<Webhook> =>
    webhookView(row, (await queue.laneCounts(row.id)).inFlight, registry.get(row.id)?.target.secrets[0], reader)

  const view = async (id: string, reader: Reader): Promise<Webhook> => {
    const row = await webhooks.get(id)
    if (row === null) throw new HookError('NOT_FOUND', `There is no webhook ${id}.`)
    return rowView(row, reader)
  }

  const save = async (record: WebhookRecord): Promise<void> => {
    const before = registry.get(record.id)?.record
    await webhooks.update(record)
    registry.put(record)
    if (before?.settings.concurrency !== record.settings.concurrency) {
      await queue.tune(record.id, { concurrency: record.settings.concurrency })
    }
    if (before?.enabled !== record.enabled) {
      if (record.enabled) {
        forgetFailures(record.id)
        await queue.release(record.id)
      } else {
        await queue.hold(record.id, HELD_DISABLED)
      }
    }
    live.webhooksChanged()
    wake()
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

  const switched = (record: WebhookRecord, enabled: boolean): WebhookRecord => ({
    ...record,
    enabled,
    disabled: enabled ? null : { at: toIso(clock.now()), reason: 'Disabled by a person.', by: 'person' },
  })

  return {
    async list(reader = NOBODY) {
      const rows = await webhooks.list()
      return { items: await Promise.all(rows.map(row => rowView(row, reader))), next: null }
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
      const base = keepHeaders(vault, plain, given)
      const generated = given.secret === undefined ? newSecret(base) : ownSecret(settings.signing, given.secret)
      const record = withSecret(given.enabled ? base : switched(base, false), generated)
      await withUniqueName(record, async () => {
        record.number = await webhooks.insert(record)
        registry.put(record)
      })
      await queue.tune(record.id, { concurrency: settings.concurrency })
      if (!record.enabled) await queue.hold(record.id, HELD_DISABLED)
      live.webhooksChanged()
      return { ...(await view(record.id, WRITER)), secret: generated.shown }
    },

    async update(id, change) {
      const before = known(id)
      const preset = change.profile === undefined ? before.settings : profiles[change.profile].settings
      const settings = changeSettings(preset, change)
      let record: WebhookRecord = {
        ...before,
        name: change.name ?? before.name,
        url: change.url ?? before.url,
        eventTypes: change.eventTypes ?? before.eventTypes,
        profile: change.profile ?? before.profile,
        settings,
        updatedAt: clock.now(),
      }
      checkWebhook(record, change.secret, policy)
      record = keepHeaders(vault, record, change, registry.get(id))
      if (change.enabled !== undefined && change.enabled !== before.enabled) record = switched(record, change.enabled)
      if (change.secret !== undefined) record = withSecret(record, own(record, change.secret))
      else if (needsNewSecret(before, record)) record = withSecret(record, newSecret(record))
      await withUniqueName(record, () => save(record))
      return view(id, WRITER)
    },

    async remove(id) {
      known(id)
      registry.remove(id)
      forgetFailures(id)
      await queue.drop(id)
      live.webhooksChanged()
    },

    async resetSecret(id, secret) {
      const before = known(id)
      checkSecret(before, secret)
      if (secret === undefined && secretPolicy(before.profile, before.settings.signing).origin === 'user') {
        throw new HookError('INVALID_INPUT', 'The secret of this webhook is chosen by its owner.', {
          field: 'secret',
          help: 'Give one.',
        })
      }
      const generated = secret === undefined ? newSecret(before) : own(before, secret)
      await save({ ...withSecret(before, generated), updatedAt: clock.now() })
      return { secret: generated.shown, publicKey: generated.publicKey }
    },

    async setEnabled(id, enabled) {
      const before = known(id)
      if (before.enabled !== enabled) await save({ ...switched(before, enabled), updatedAt: clock.now() })
      return view(id, WRITER)
    },

    disabledByRule(id, disabled) {
      const before = registry.get(id)?.record
      if (before === undefined || !before.enabled) return
      registry.put({ ...before, enabled: false, disabled })
      notify({ title: `“${before.name}” was disabled`, message: disabled.reason, webhookId: id })
      live.webhooksChanged()
    },
  }
}
