import { z } from 'zod'
import { textsByName } from '../../../src-shared/json/member-texts.ts'
import { jsonObject } from './json-object.ts'
import type { PayloadFormatter } from './payload-format.ts'

const text = z.string().min(1)
const fieldsSchema = z.record(z.string(), z.unknown())

/** What `data` of an event holds: one of the three names says what it is about. */
const eventSchema = z.object({
  /** A system that counts its assets gives a number. */
  assetId: text.or(z.int().transform(String)).optional(),
  folderPath: text.optional(),
  authkey: text.optional(),
  metadata: fieldsSchema.default({}),
  changedMetadata: fieldsSchema.optional(),
})
type Event = z.infer<typeof eventSchema>

const subjects = { asset: 'assetId', folder: 'folderPath', authkey: 'authkey' } as const
type Kind = keyof typeof subjects
const kinds = Object.keys(subjects) as Kind[]

/** The type's own subject; where the type says nothing, the first one that the data names. */
const kindOf = (type: string, event: Event): Kind | undefined => {
  const named = kinds.filter(kind => event[subjects[kind]] !== undefined)
  return named.find(kind => type.startsWith(`${kind}_`)) ?? named[0]
}

const pick = (metadata: string, names: readonly string[]): string => {
  const texts = textsByName(metadata)
  return jsonObject([...new Set(names)].map(name => [name, texts.get(name)]))
}

/**
 * The body of WoodWing Assets (R52). `metadata` holds those of the requested fields that the asset or folder has;
 * authkey events have none (R42).
 */
export const woodwingPayload: PayloadFormatter = {
  build: ({ type, data, timestamp, metadataToReturn }) => {
    const event = eventSchema.parse(JSON.parse(data))
    const kind = kindOf(type, event)
    if (kind === undefined) throw new Error('The event names no asset, folder or authkey.')
    const subject = subjects[kind]
    const texts = textsByName(data)
    const own = texts.get(subject)
    return jsonObject([
      ['timestamp', String(timestamp)],
      ['type', JSON.stringify(type)],
      [subject, own?.startsWith('"') ? own : JSON.stringify(event[subject])],
      ['metadata', kind === 'authkey' ? undefined : pick(texts.get('metadata') ?? '{}', metadataToReturn)],
      ['changedMetadata', kind === 'asset' ? texts.get('changedMetadata') : undefined],
    ])
  },
  problem: data => {
    const parsed = eventSchema.safeParse(data)
    if (parsed.success && kindOf('', parsed.data) !== undefined) return null
    const field = parsed.error?.issues[0]?.path[0]
    return field === 'metadata' || field === 'changedMetadata'
      ? `the woodwing payload needs data.${field} to be an object`
      : 'the woodwing payload needs data.assetId, data.folderPath or data.authkey, a text (an assetId may be an integer)'
  },
}
