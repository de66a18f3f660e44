import { secretNames } from '../../../src-shared/model/secret-header.ts'
import type { Clock } from '../../../src-shared/time.ts'
import type { SealedRecord, Store, WebhookRecord } from '../port/store.ts'
import type { Vault } from '../port/vault.ts'
import { knownSecrets } from '../secret/known-secrets.ts'
import { sealHeaders } from '../secret/sealed-headers.ts'

const sealed = (vault: Vault, { id, settings, secrets }: WebhookRecord): SealedRecord => {
  const { settings: masked, sealed: headerSecrets } = sealHeaders(vault, settings)
  const names = masked.secretHeaders.map(name => name.toLowerCase())
  const plain = settings.headers.filter(([name]) => names.includes(name.toLowerCase()))
  return {
    id,
    settings: { ...settings, ...masked },
    headerSecrets,
    known: plain.length === 0 ? [] : knownSecrets(JSON.parse(vault.open(secrets)), plain),
  }
}

/**
 * Seals the header values of webhooks from before they were sealed, once: in the webhooks and in what was recorded of
 * them, in one commit; then the files are written anew, so that nothing plain stays in free pages. The app log tells of
 * copies that still hold them.
 */
export const sealOldHeaders = async ({
  store,
  vault,
  clock,
}: {
  store: Pick<Store, 'webhooks' | 'compact' | 'appLog'>
  vault: Vault
  clock: Clock
}): Promise<void> => {
  const old = (await store.webhooks.list()).filter(({ headerSecrets }) => headerSecrets === null)
  if (old.length === 0) return
  await store.webhooks.seal(old.map(record => sealed(vault, record)))
  const wasPlain = old.some(({ settings }) => secretNames(settings.headers, settings.secretHeaders).length > 0)
  if (!wasPlain) return
  const copies = await store.compact()
  if (copies.length === 0) return
  const message = `Secret header values are encrypted now. Copies of the database from before an update still hold them as plain text: ${copies.join(', ')}. Delete them when you do not need them.`
  await store.appLog.add([{ at: clock.now(), level: 'warning', webhookId: null, message }])
}
