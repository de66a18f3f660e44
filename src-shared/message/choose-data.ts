import { HookError } from '../error.ts'
import { readData, type ReadData } from './read-data.ts'
import type { Fields } from './read-envelope.ts'

/** The data of an event, which says it in `data`, read by `ofValue`, or as a text in `dataText`. Throws INVALID_INPUT. */
export const chooseData = ({ data, dataText }: Fields, ofValue: () => ReadData): ReadData => {
  if (data === undefined && dataText === undefined) {
    throw new HookError('INVALID_INPUT', 'data is missing.', { field: 'data', help: 'Any JSON is data, null too.' })
  }
  if (dataText === undefined) return ofValue()
  if (data !== undefined) {
    const help = 'Leave one of them out.'
    throw new HookError('INVALID_INPUT', 'The event has both data and dataText.', { field: 'dataText', help })
  }
  if (typeof dataText === 'string') return readData(dataText)
  throw new HookError('INVALID_INPUT', 'dataText must be a text.', { field: 'dataText' })
}
