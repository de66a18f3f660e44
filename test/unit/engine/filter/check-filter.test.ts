import { expect, test } from 'vitest'
import { checkFilter } from '../../../../src-main/engine/filter/check-filter.ts'
import type { Filter } from '../../../../src-shared/model/webhook.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'

const check = (more: Partial<Filter>) => () =>
  checkFilter({ filter: { ...profiles.standard.settings.filter, ...more } })

test('R8: the filters of every preset are right', () => {
  for (const { settings } of Object.values(profiles)) expect(() => checkFilter(settings)).not.toThrow()
})

test('R44: a query that cannot be read is refused before it is saved', () => {
  expect(check({ foldersAndQuery: { folders: ['nature'], query: 'filename:flowers*' } })).not.toThrow()
  expect(check({ foldersAndQuery: { folders: [], query: 'a AND' } })).toThrow('expected a term or (, found the end.')
})

test('R46: conditions that cannot be read are refused before they are saved', () => {
  expect(check({ conditions: { and: [{ attr: 'status.value', value: 'active' }] } })).not.toThrow()
  expect(check({ conditions: { and: [{ attr: 'status.value' }] } })).toThrow('Conditions, at and[0]: value is missing.')
})
