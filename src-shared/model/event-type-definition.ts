import { z } from 'zod'
import { eventTypeSchema } from './event-type.ts'
import { profileNames } from './webhook.ts'

const jsonObjectSchema = z.record(z.string(), z.json())

/** What a person may say of an event type of their own (B14). */
const ownFields = {
  description: z.string().max(1000),
  /** Profiles whose systems make such events; none: any. */
  systems: z.array(z.enum(profileNames)).max(profileNames.length),
  /** JSON Schema of `data`, 2020-12 (when `$schema` says nothing) or draft-07; null: any data. */
  schema: jsonObjectSchema.nullable(),
  /** Examples of `data`. */
  examples: z.array(z.json()).max(20),
}

export const eventTypeDefinitionSchema = z.object({
  name: z.string(),
  ...ownFields,
  /** Comes with Hookbench and stays as it is. */
  builtin: z.boolean(),
  /** Null for built-in ones. */
  createdAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime().nullable(),
  /** Why events are not checked by the schema, which was kept before it was beyond what is taken today. */
  unchecked: z.string().exactOptional(),
})
export type EventTypeDefinition = z.infer<typeof eventTypeDefinitionSchema>

/** Body of a PUT: the whole definition; what is left out is empty. */
export const eventTypeReplaceSchema = z.strictObject({
  description: ownFields.description.default(''),
  systems: ownFields.systems.default([]),
  schema: ownFields.schema.default(null),
  examples: ownFields.examples.default([]),
})
export type EventTypeReplace = z.input<typeof eventTypeReplaceSchema>

export const eventTypeCreateSchema = eventTypeReplaceSchema.extend({ name: eventTypeSchema })
export type EventTypeCreate = z.input<typeof eventTypeCreateSchema>
