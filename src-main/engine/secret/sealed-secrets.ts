import type { Store } from '../port/store.ts'

/** Every text of the database that was sealed by the key of its data directory. */
export const sealedSecrets = async ({
  webhooks,
  inboxes,
  sources,
}: Pick<Store, 'webhooks' | 'inboxes' | 'sources'>): Promise<string[]> => {
  const ofWebhooks = (await webhooks.list()).flatMap(({ secrets, headerSecrets }) =>
    headerSecrets === null ? [secrets] : [secrets, headerSecrets],
  )
  const ofInboxes = (await inboxes.list()).flatMap(({ secrets }): string[] => JSON.parse(secrets))
  const ofSources = (await sources.list()).flatMap(({ record }) =>
    record.kind === 'redis-stream' ? [record.sealedUrl] : [],
  )
  return [...ofWebhooks, ...ofInboxes, ...ofSources]
}
