import { isDeepStrictEqual } from 'node:util'
import { changeSettings } from '../../../src-shared/model/change-settings.ts'
import { HookError } from '../../../src-shared/error.ts'
import type { Notice } from '../../../src-shared/model/notice.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import {
  type Disabled,
  type Settings,
  type Webhook,
  type WebhookCreate,
  type WebhookCreated,
  webhookCreateSchema,
  type WebhookUpdate,
} from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import type { IdSource } from '../../../src-shared/id.ts'
import { type Clock, toIso } from '../../../src-shared/time.ts'
import type { AddressPolicy } from '../dispatch/address-policy.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import type { Store, WebhookRecord, WebhookRow } from '../port/store.ts'
import type { Templates } from '../port/templates.ts'
import type { Vault } from '../port/vault.ts'
import { generateSecret, type GeneratedSecret } from '../secret/generate-secret.ts'
import { secretPolicy } from '../../../src-shared/profiles/secret-policy.ts'
import { checkTemplate } from './check-template.ts'
import { checkWebhook } from './check-webhook.ts'
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
  templates: Pick<Templates, 'check'>
  live: LiveFeed
  notify: (notice: Notice) => void
  /** Told when held deliveries may go on. */
  wake: () => void
  /** Told when a webhook was enabled or is gone: what led to a disabling counts no more (R84). */
  forgetFailures: (id: string) => void
}

export interface WebhookService {
  list(): Promise<Page<Webhook>>
  get(id: string): Promise<Webhook>
  create(input: WebhookCreate): Promise<WebhookCreated>
  update(id: string, change: WebhookUpdate): Promise<Webhook>
  remove(id: string): Promise<void>
  resetSecret(id: string): Promise<{ secret: string | null; publicKey: string | null }>
  setEnabled(id: string, enabled: boolean): Promise<Webhook>
  /** What a rule did inside the store becomes known here. */
  disabledByRule(id: string, disabled: Disabled): void
}

type Policied = Pick<WebhookRecord, 'profile' | 'settings'>

export const HELD_DISABLED = 'webhook disabled'

export const createWebhookService = (options: WebhookServiceOptions): WebhookService => {
  const { store, registry, vault, clock, ids, policy, templates, live, notify, wake, forgetFailures } = options
  const { queue, webhooks } = store
  const withUniqueName = createUniqueNames(registry)

  const known = (id: string): WebhookRecord => {
    const found = registry.get(id)
    if (found === undefined) throw new HookError('NOT_FOUND', `There is no webhook ${id}.`)
    return found.record
  }

  const rowView = async (row: WebhookRow): Promise<Webhook> =>
    webhookView(row, (await queue.laneCounts(row.id)).inFlight, registry.get(row.id)?.target.secrets[0])

  const view = async (id: string): Promise<Webhook> => {
    const row = await webhooks.get(id)
    if (row === null) throw new HookError('NOT_FOUND', `There is no webhook ${id}.`)
    return rowView(row)
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

  const chosenSecret = (secret: string): GeneratedSecret => ({
    secrets: secret === '' ? [] : [secret],
    shown: secret === '' ? null : secret,
    publicKey: null,
  })

  const newSecret = ({ profile, settings }: Policied): GeneratedSecret =>
    generateSecret(secretPolicy(profile, settings.signing), settings.signing)

  /** Another way of signing needs another secret, unless its owner chose it and may go on to. */
  const needsNewSecret = (before: Policied, after: Policied): boolean => {
    const policyAfter = secretPolicy(after.profile, after.settings.signing)
    if (!isDeepStrictEqual(policyAfter, secretPolicy(before.profile, before.settings.signing))) return true
    return policyAfter.origin !== 'user' && !isDeepStrictEqual(after.settings.signing, before.settings.signing)
  }

  const changedSettings = (before: WebhookRecord, change: WebhookUpdate): Settings =>
    changeSettings(change.profile === undefined ? before.settings : profiles[change.profile].settings, change)

  const switched = (record: WebhookRecord, enabled: boolean): WebhookRecord => ({
    ...record,
    enabled,
    disabled: enabled ? null : { at: toIso(clock.now()), reason: 'Disabled by a person.', by: 'person' },
  })

  return {
    async list() {
      const rows = await webhooks.list()
      return { items: await Promise.all(rows.map(rowView)), next: null }
    },

    get: view,

    async create(input) {
      const given = webhookCreateSchema.parse(input)
      const profile = profiles[given.profile]
      const settings = changeSettings(profile.settings, given)
      const now = clock.now()
      const base: WebhookRecord = {
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
        publicKey: null,
        createdAt: now,
        updatedAt: now,
      }
      checkWebhook(base, given.secret, policy)
      await checkTemplate(templates, settings, base.url)
      const generated = given.secret === undefined ? newSecret(base) : chosenSecret(given.secret)
      const record = withSecret(given.enabled ? base : switched(base, false), generated)
      await withUniqueName(record, async () => {
        record.number = await webhooks.insert(record)
        registry.put(record)
      })
      await queue.tune(record.id, { concurrency: settings.concurrency })
      if (!record.enabled) await queue.hold(record.id, HELD_DISABLED)
      live.webhooksChanged()
      return { ...(await view(record.id)), secret: generated.shown }
    },

    async update(id, change) {
      const current = known(id)
      await checkTemplate(templates, changedSettings(current, change), change.url ?? current.url)
      const before = known(id)
      const settings = changedSettings(before, change)
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
      if (change.enabled !== undefined && change.enabled !== before.enabled) record = switched(record, change.enabled)
      if (change.secret !== undefined) record = withSecret(record, chosenSecret(change.secret))
      else if (needsNewSecret(before, record)) record = withSecret(record, newSecret(record))
      await withUniqueName(record, () => save(record))
      return view(id)
    },

    async remove(id) {
      known(id)
      registry.remove(id)
      forgetFailures(id)
      await queue.drop(id)
      live.webhooksChanged()
    },

    async resetSecret(id) {
      const before = known(id)
      if (secretPolicy(before.profile, before.settings.signing).origin === 'user') {
        throw new HookError('INVALID_INPUT', 'The secret of this webhook is chosen by its owner.', {
          field: 'secret',
          help: 'Edit the webhook to set another one.',
        })
      }
      const generated = newSecret(before)
      await save({ ...withSecret(before, generated), updatedAt: clock.now() })
      return { secret: generated.shown, publicKey: generated.publicKey }
    },

    async setEnabled(id, enabled) {
      const before = known(id)
      if (before.enabled !== enabled) await save({ ...switched(before, enabled), updatedAt: clock.now() })
      return view(id)
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
