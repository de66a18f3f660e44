import type { Settings } from '../../../src-shared/model/webhook.ts'
import { checkConditions } from './check-conditions.ts'
import { parseQuery } from './parse-query.ts'

/**
 * Refuses settings whose query or conditions could not be evaluated. Throws INVALID_INPUT that names
 * filter.foldersAndQuery.query or filter.conditions and says in words which place is wrong.
 */
export const checkFilter = ({ filter }: Pick<Settings, 'filter'>): void => {
  parseQuery(filter.foldersAndQuery?.query ?? '')
  checkConditions(filter.conditions)
}
