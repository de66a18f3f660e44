import { z } from 'zod'
import {
  type EventTypeCreate,
  type EventTypeDefinition,
  eventTypeCreateSchema,
} from '../../../src-shared/model/event-type-definition.ts'
import { eventTypeSchema } from '../../../src-shared/model/event-type.ts'
import { profileNames } from '../../../src-shared/model/webhook.ts'

/** What the form holds: a definition whose JSON is still text. */
const fieldsSchema = z.object({
  name: eventTypeSchema,
  description: z.string().max(1000, 'Use at most 1000 characters.'),
  systems: z.array(z.enum(profileNames)),
  /** Empty: none. */
  schema: z.string(),
  examples: z.array(z.object({ text: z.string() })),
})
export type EventTypeForm = z.infer<typeof fieldsSchema>

const readJson = (text: string): { value: unknown } | { problem: string } => {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { problem: `This is not JSON yet: ${error instanceof Error ? error.message : 'it cannot be read'}.` }
  }
}

const schemaProblem = (text: string): string | null => {
  if (text.trim() === '') return null
  const read = readJson(text)
  if ('problem' in read) return read.problem
  return z.record(z.string(), z.unknown()).safeParse(read.value).success ? null : 'A schema is a JSON object.'
}

export const eventTypeFormSchema = fieldsSchema.superRefine((form, context) => {
  const schema = schemaProblem(form.schema)
  if (schema !== null) context.addIssue({ code: 'custom', path: ['schema'], message: schema })
  for (const [index, { text }] of form.examples.entries()) {
    const read = readJson(text)
    if ('problem' in read) {
      context.addIssue({ code: 'custom', path: ['examples', index, 'text'], message: read.problem })
    }
  }
})

export const emptyForm: EventTypeForm = {
  name: '',
  description: '',
  systems: [],
  schema: '',
  examples: [{ text: '{}' }],
}

const pretty = (value: unknown): string => JSON.stringify(value, null, 2)

export const formOf = ({ name, description, systems, schema, examples }: EventTypeDefinition): EventTypeForm => ({
  name,
  description,
  systems,
  schema: schema === null ? '' : pretty(schema),
  examples: examples.map(example => ({ text: pretty(example) })),
})

/** The definition that a form without problems stands for. */
export const toDefinition = ({ name, description, systems, schema, examples }: EventTypeForm): EventTypeCreate =>
  eventTypeCreateSchema.parse({
    name,
    description,
    systems,
    schema: schema.trim() === '' ? null : JSON.parse(schema),
    examples: examples.map(({ text }): unknown => JSON.parse(text)),
  })

/** Where the form shows what the engine says about a field; null when it shows no such field. */
export const formPath = (
  field: string | undefined,
): 'name' | 'description' | 'schema' | `examples.${number}.text` | null => {
  if (field === 'name' || field === 'description' || field === 'schema') return field
  const index = /^examples\.(\d+)/.exec(field ?? '')?.[1]
  return index === undefined ? null : `examples.${Number(index)}.text`
}
