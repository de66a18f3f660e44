import { HookError } from '../error.ts'
import { excess, MOST_DEEP, MOST_VALUES } from '../json/excess.ts'
import { tooLargeNumber } from '../json/too-large-number.ts'
import { skipSpace, trimEnd } from '../json/scan.ts'

const refuse = (message: string, help: string): HookError =>
  new HookError('INVALID_INPUT', message, { field: 'data', help })

const tooFine = (): HookError =>
  refuse(
    `data has more than ${MOST_VALUES} values; a name counts as five.`,
    'Send it as several events, or the inner part as a text.',
  )

const tooDeep = (): HookError =>
  refuse(
    `data has more than ${MOST_DEEP} levels of lists and objects.`,
    'Flatten it, or send the inner part as a text.',
  )

/** Throws INVALID_INPUT for a text that would take too long to read, JSON or not. `levels` may lie around the data. */
export const checkExtent = (text: string, levels = 0): void => {
  const what = excess(text, MOST_DEEP + levels)
  if (what !== null) throw what === 'levels' ? tooDeep() : tooFine()
}

/** Throws INVALID_INPUT for what is valid JSON and yet no data: a number that nobody can read. */
export const checkNumbers = (dataText: string): void => {
  const number = tooLargeNumber(dataText)
  if (number === null) return
  const shown = number.length > 24 ? `${number.slice(0, 24)}…` : number
  throw refuse(`data has the number ${shown}, which is too large for a double.`, 'Send it as a text, in quotes.')
}

/** `dataText` is what was written, `data` what it says. */
export interface ReadData {
  data: unknown
  dataText: string
}

/** Data of an event from a JSON text of its own. `dataText` is that text without white space around it. Throws INVALID_INPUT. */
export const readData = (text: string): ReadData => {
  checkExtent(text)
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new HookError('INVALID_INPUT', `The data is not JSON: ${reason}.`, { field: 'data', cause })
  }
  const dataText = trimEnd(text, skipSpace(text, 0), text.length)
  checkNumbers(dataText)
  return { data, dataText }
}
