import { useMemo } from 'react'
import { parseQueryLine, printQueryLine } from '../../../../src-shared/captures/query-line.ts'
import type { CaptureQuery } from '../../../../src-shared/model/capture-filter.ts'
import { clock } from '../../../lib/clock.ts'
import { go, hashPath, hashQuery, useHashQuery } from '../../../lib/router.ts'

const NAME = 'filter'
const NONE: CaptureQuery = {}

/** The filter that a query of the address holds; what cannot be read is none. */
const readFilter = (query: string): CaptureQuery =>
  parseQueryLine(new URLSearchParams(query).get(NAME) ?? '', clock.now()).query ?? NONE

const queryOf = (filter: CaptureQuery): string => {
  const line = printQueryLine(filter)
  return line === '' ? '' : `?${new URLSearchParams({ [NAME]: line }).toString()}`
}

/** What the list is filtered by. It stands in the address. */
export const useFilter = (): CaptureQuery => {
  const query = useHashQuery()
  return useMemo(() => readFilter(query), [query])
}

export const currentFilter = (): CaptureQuery => readFilter(hashQuery())

export const setFilter = (filter: CaptureQuery): void => go(hashPath() + queryOf(filter), { replace: true })

export const changeFilter = (change: Partial<CaptureQuery>): void => setFilter({ ...currentFilter(), ...change })

export const clearFilter = (): void => setFilter({})

/** A path of this page with the filter of now. */
export const withFilter = (path: string): string => path + queryOf(currentFilter())
