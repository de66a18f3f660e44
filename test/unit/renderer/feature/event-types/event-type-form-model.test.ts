import { expect, test } from 'vitest'
import {
  emptyForm,
  eventTypeFormSchema,
  formOf,
  formPath,
  toDefinition,
} from '../../../../../src-renderer/feature/event-types/event-type-form-model.ts'
import type { EventTypeDefinition } from '../../../../../src-shared/model/event-type-definition.ts'

const sold: EventTypeDefinition = {
  name: 'shop.sold',
  description: 'Sold.',
  systems: ['standard'],
  schema: { type: 'object' },
  examples: [{ total: 42 }, 'two'],
  builtin: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
}

const problems = (form: unknown): [string, string][] =>
  (eventTypeFormSchema.safeParse(form).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message])

test('B14: a definition in the form and out again is the same definition', () => {
  const { builtin: _builtin, createdAt: _createdAt, updatedAt: _updatedAt, ...given } = sold
  expect(problems(formOf(sold))).toEqual([])
  expect(toDefinition(formOf(sold))).toEqual(given)
  expect(toDefinition({ ...formOf(sold), schema: ' ', examples: [] })).toMatchObject({ schema: null, examples: [] })
})

test('B14: what is not JSON yet is told at its field', () => {
  expect(problems({ ...emptyForm, name: 'a b', schema: '[]', examples: [{ text: '{}' }, { text: '{' }] })).toEqual([
    ['name', expect.stringContaining('Use letters')],
    ['schema', 'A schema is a JSON object.'],
    ['examples.1.text', expect.stringMatching(/^This is not JSON yet: /)],
  ])
})

test('B14: what the engine refuses is shown where it belongs', () => {
  expect(['schema', 'examples.3', 'name', 'systems.0', undefined].map(formPath)).toEqual([
    'schema',
    'examples.3.text',
    'name',
    null,
    null,
  ])
})
