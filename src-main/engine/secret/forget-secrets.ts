import { MASK } from '../../../src-shared/model/secret-header.ts'
import { secretPolicy } from '../../../src-shared/profiles/secret-policy.ts'
import { type Clock, toIso } from '../../../src-shared/time.ts'
import type { Store, WebhookRecord } from '../port/store.ts'
import type { Vault } from '../port/vault.ts'
import { generateSecret } from './generate-secret.ts'
import { sealHeaders } from './sealed-headers.ts'

/** What lost its secret, and what a person has to do about it. */
export interface Forgotten {
  kind: 'webhook' | 'inbox' | 'source'
  /** The name of an inbox is its id. */
  id: string
  name: string
  /** A new one that was made; it is shown this once. */
  secret: string | null
  toDo: string
}

interface Options {
  store: Pick<Store, 'webhooks' | 'inboxes' | 'sources' | 'appLog'>
  vault: Vault
  clock: Clock
}

const REASON = 'Its secrets were lost with the key of the data directory. Type them again, then enable it.'

/**
 * Gives everything whose secret this vault cannot open one that it can: a new one where Hookbench makes them, none where
 * a person typed it. What cannot do its work without the typed one is switched off, so that it does nothing unsigned.
 * What can be opened stays, so a run that broke off can be made again.
 */
export const forgetSecrets = async ({ store, vault, clock }: Options): Promise<Forgotten[]> => {
  const forgotten: Forgotten[] = []

  const isLost = (sealed: string): boolean => {
    try {
      vault.open(sealed)
      return false
    } catch {
      return true
    }
  }

  const off = () => ({ enabled: false, disabled: { at: toIso(clock.now()), reason: REASON, by: 'rule' as const } })

  const forgetOf = async (before: WebhookRecord): Promise<void> => {
    const { id, name, settings } = before
    const policy = secretPolicy(before.profile, settings.signing)
    const { secrets, shown, publicKey } = generateSecret(policy, settings.signing)
    const edit = { ...before, secrets: vault.seal(JSON.stringify(secrets)), publicKey, updatedAt: clock.now() }
    const wasTyped = policy.origin === 'user'
    await store.webhooks.update(edit, wasTyped && before.enabled ? off() : null)
    if (wasTyped) {
      forgotten.push({
        kind: 'webhook',
        id,
        name,
        secret: null,
        toDo: 'Type its secret again, where it had one, and enable it.',
      })
    } else if (secrets.length > 0) {
      forgotten.push({
        kind: 'webhook',
        id,
        name,
        secret: shown ?? publicKey,
        toDo: 'Give its receiver the new secret.',
      })
    }
  }

  /** Without their values these headers are left out. */
  const forgetHeaders = async (before: WebhookRecord): Promise<void> => {
    const { id, name, settings, enabled } = before
    const lost = settings.headers.filter(([, value]) => value === MASK).map(([header]) => header)
    const headers = settings.headers.filter(([, value]) => value !== MASK)
    const { settings: kept, sealed } = sealHeaders(vault, { headers, secretHeaders: [] })
    const edit = { ...before, settings: { ...settings, ...kept }, headerSecrets: sealed, updatedAt: clock.now() }
    await store.webhooks.update(edit, enabled && lost.length > 0 ? off() : null)
    if (lost.length === 0) return
    const toDo = `Add its headers ${lost.join(', ')} with their values again and enable it.`
    forgotten.push({ kind: 'webhook', id, name, secret: null, toDo })
  }

  for (const row of await store.webhooks.list()) if (isLost(row.secrets)) await forgetOf(row)
  for (const row of await store.webhooks.list()) {
    if (row.headerSecrets !== null && isLost(row.headerSecrets)) await forgetHeaders(row)
  }

  for (const { captures: _captures, lastCaptureAt: _last, ...inbox } of await store.inboxes.list()) {
    const sealed: string[] = JSON.parse(inbox.secrets)
    const kept = sealed.filter(each => !isLost(each))
    if (kept.length === sealed.length) continue
    await store.inboxes.update({ ...inbox, secrets: JSON.stringify(kept) })
    const toDo = 'Type its secret again; until then it verifies nothing.'
    forgotten.push({ kind: 'inbox', id: inbox.name, name: inbox.name, secret: null, toDo })
  }

  for (const { record } of await store.sources.list()) {
    if (record.kind !== 'redis-stream' || !isLost(record.sealedUrl)) continue
    await store.sources.update({ ...record, enabled: false, sealedUrl: vault.seal(record.stream.url) })
    const toDo = 'Type its URL with the password again and enable it.'
    forgotten.push({ kind: 'source', id: record.id, name: record.name, secret: null, toDo })
  }

  const at = clock.now()
  await store.appLog.add(
    forgotten.map(({ kind, id, name, toDo }) => ({
      at,
      level: 'warning',
      webhookId: kind === 'webhook' ? id : null,
      message: `The secret of the ${kind} ${name} was lost with the key of the data directory. ${toDo}`,
    })),
  )
  return forgotten
}
