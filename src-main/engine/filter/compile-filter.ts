import { HookError } from '../../../src-shared/error.ts'
import type { NewEvent } from '../../../src-shared/model/message.ts'
import type { Filter } from '../../../src-shared/model/webhook.ts'
import { createWorkBudget, TooMuchWork } from '../work-budget.ts'
import { type Asset, assetOf } from './asset.ts'
import { compileQuery } from './asset-query.ts'
import { checkConditions } from './check-conditions.ts'
import { compileConditions } from './conditions.ts'
import { isAssetEvent, isNetBoxEvent } from './event-kind.ts'
import { compileFolders } from './folders.ts'
import { isObject } from './is-object.ts'
import type { Spend } from './linear-regex.ts'
import { compileObjectTypes } from './object-types.ts'
import { changedOneOf } from './trigger-fields.ts'

/** An event on its way through the filters of many webhooks: its asset is read once. */
export interface FilterEvent {
  type: NewEvent['type']
  data: unknown
  changed: NewEvent['changed']
  asset(): Asset
}

/** Why the event is kept back; null when it passes. `report` is told of conditions that could not be answered. */
export type FilterTest = (event: FilterEvent, report: (problem: string) => void) => string | null

/** One part of a filter; `spend` throws TooMuchWork. */
type PartTest = (event: FilterEvent, report: (problem: string) => void, spend: Spend) => string | null

/** Steps that the filter of one webhook may take for one event: 20 ms or so. */
const MOST_STEPS = 2_000_000
/** Conditions that could not be answered and are told of one by one. */
const MOST_TOLD = 3

export const filterEvent = ({ type, data, changed }: Pick<NewEvent, 'type' | 'data' | 'changed'>): FilterEvent => {
  let asset: Asset | undefined
  return { type, data, changed, asset: () => (asset ??= assetOf(data)) }
}

const testTriggerFields = (names: Filter['triggerMetadataFields']): PartTest | null => {
  if (names.length === 0) return null
  const fields = new Set(names)
  return event => (!isAssetEvent(event.type) || changedOneOf(fields, event) ? null : 'no trigger field changed')
}

const testFoldersAndQuery = (limit: Filter['foldersAndQuery']): PartTest | null => {
  const inFolders = compileFolders(limit?.folders ?? [])
  const matchesQuery = compileQuery(limit?.query ?? '')
  if (inFolders === null && matchesQuery === null) return null
  return ({ type, asset }, _report, spend) => {
    if (!isAssetEvent(type)) return null
    if (inFolders !== null) {
      if (asset().path === null) return 'the event does not say where the asset lies (data.path)'
      if (!inFolders(asset(), spend)) return 'the asset lies in none of the folders'
    }
    return matchesQuery === null || matchesQuery(asset(), spend) ? null : 'the asset does not match the query'
  }
}

const testObjectTypes = (chosen: Filter['objectTypes']): PartTest | null => {
  if (chosen.length === 0) return null
  const isChosen = compileObjectTypes(chosen)
  return ({ data }) => {
    const type = isObject(data) ? (data['objectType'] ?? data['model']) : undefined
    if (typeof type !== 'string') return 'the event names no object type (data.objectType or data.model)'
    return isChosen(type) ? null : `object type ${type.slice(0, 100)} not chosen`
  }
}

const testConditions = (conditions: Filter['conditions']): PartTest | null => {
  const set = checkConditions(conditions)
  if (set === null) return null
  const met = compileConditions(set)
  return ({ type, data }, report, spend) => {
    const object = isNetBoxEvent(type) && isObject(data) && isObject(data['object']) ? data['object'] : data
    const problems: string[] = []
    try {
      if (met(object, problem => void problems.push(problem), spend)) return null
    } catch (error) {
      if (!(error instanceof TooMuchWork)) throw error
      problems.unshift('the conditions make too much work of the event')
    }
    for (const problem of problems.slice(0, MOST_TOLD)) report(problem)
    if (problems.length > MOST_TOLD) report(`${problems.length - MOST_TOLD} more could not be answered`)
    return ['conditions not met', ...problems.slice(0, 1)].join(': ')
  }
}

const compile = (filter: Filter): FilterTest | null => {
  const tests = [
    testObjectTypes(filter.objectTypes),
    testTriggerFields(filter.triggerMetadataFields),
    testFoldersAndQuery(filter.foldersAndQuery),
    testConditions(filter.conditions),
  ].filter(test => test !== null)
  if (tests.length === 0) return null
  const budget = createWorkBudget(MOST_STEPS)
  return (event, report) => {
    budget.refill()
    try {
      for (const test of tests) {
        const reason = test(event, report, budget.spend)
        if (reason !== null) return reason
      }
      return null
    } catch (error) {
      if (!(error instanceof TooMuchWork)) throw error
      return 'the filter makes too much work of the event'
    }
  }
}

const compiled = new WeakMap<Filter, FilterTest | null>()

/**
 * The filters of a webhook as one test, made once for each filter object; null when it filters nothing. A filter that
 * cannot be read, which only one that was never checked can be, keeps every event back and says so.
 */
export const compileFilter = (filter: Filter): FilterTest | null => {
  const known = compiled.get(filter)
  if (known !== undefined) return known
  let test: FilterTest | null
  try {
    test = compile(filter)
  } catch (error) {
    if (!(error instanceof HookError)) throw error
    const { message } = error
    test = () => `the filter cannot be read: ${message}`
  }
  compiled.set(filter, test)
  return test
}
