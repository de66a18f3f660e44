import { z } from 'zod'
import { HookError } from '../../../src-shared/error.ts'
import type { Webhook, WebhookUpdate } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'

const fields = z.array(z.string())

/** What clients of the Assets API send. Null is refused; unknown fields are ignored, as there. */
export const assetsUpdateSchema = z
  .object({
    name: z.string(),
    url: z.string(),
    eventTypes: fields,
    metadataToReturn: fields,
    triggerMetadataFields: fields,
    foldersAndQuery: z.object({ folders: fields.default([]), query: z.string().default('') }),
    enabled: z.boolean(),
  })
  .partial()
export type AssetsUpdate = z.infer<typeof assetsUpdateSchema>

export const assetsCreateSchema = assetsUpdateSchema.required({ name: true, url: true, eventTypes: true })

/** A webhook as the Assets API shows it (R99). */
export interface AssetsWebhook {
  id: string
  name: string
  url: string
  eventTypes: string[]
  metadataToReturn: string[]
  triggerMetadataFields?: string[]
  foldersAndQuery?: { folders: string[]; query: string }
  enabled: boolean
  secretToken: string
}

export const toAssets = ({ id, name, url, eventTypes, enabled, secret, filter }: Webhook): AssetsWebhook => ({
  id,
  name,
  url,
  eventTypes,
  metadataToReturn: filter.metadataToReturn,
  ...(filter.triggerMetadataFields.length === 0 ? {} : { triggerMetadataFields: filter.triggerMetadataFields }),
  ...(filter.foldersAndQuery === null ? {} : { foldersAndQuery: filter.foldersAndQuery }),
  enabled,
  secretToken: secret ?? '',
})

const known = new Set(profiles.woodwing.samples.map(({ type }) => type))

/** The same change in our own terms. Throws INVALID_INPUT for an event type that Assets does not know (R100). */
export const fromAssets = (change: AssetsUpdate): WebhookUpdate => {
  const unknown = change.eventTypes?.find(type => !known.has(type))
  if (unknown !== undefined) {
    throw new HookError('INVALID_INPUT', `There is no event type ${unknown}.`, { field: 'eventTypes' })
  }
  const { name, url, eventTypes, enabled, metadataToReturn, triggerMetadataFields, foldersAndQuery } = change
  return {
    ...(name === undefined ? {} : { name }),
    ...(url === undefined ? {} : { url }),
    ...(eventTypes === undefined ? {} : { eventTypes }),
    ...(enabled === undefined ? {} : { enabled }),
    filter: {
      ...(metadataToReturn === undefined ? {} : { metadataToReturn }),
      ...(triggerMetadataFields === undefined ? {} : { triggerMetadataFields }),
      ...(foldersAndQuery === undefined ? {} : { foldersAndQuery }),
    },
  }
}
