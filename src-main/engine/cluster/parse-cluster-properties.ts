import type { ClusterProperties, ClusterValues } from '../../../src-shared/model/cluster-properties.ts'

/** Its value, or what it must be. */
type Reading<T> = { value: T } | { mustBe: string }

const WHOLE_NUMBER = /^-?\d{1,9}$/

const wholeNumber =
  (least: number, most: number, none?: number) =>
  (text: string): Reading<number> => {
    const value = WHOLE_NUMBER.test(text) ? Number(text) : Number.NaN
    if ((value >= least && value <= most) || value === none) return { value }
    return { mustBe: `a whole number from ${least} to ${most}${none === undefined ? '' : ` or ${none}`}` }
  }

const MOST_INTERVALS = 50
const LONGEST_INTERVAL = 2_592_000
const interval = wholeNumber(0, LONGEST_INTERVAL)

/** `60`, `60,300,3600` or, as Python writes it, `[60, 300, 3600]`. */
const intervals = (text: string): Reading<number[]> => {
  const inner = /^\[(.*)\]$/.exec(text)?.[1] ?? text
  const readings = inner
    .replace(/,\s*$/, '')
    .split(',')
    .map(part => interval(part.trim()))
  const value = readings.flatMap(reading => ('value' in reading ? [reading.value] : []))
  if (value.length === readings.length && value.length <= MOST_INTERVALS) return { value }
  return { mustBe: `seconds from 0 to ${LONGEST_INTERVAL}, one number or up to ${MOST_INTERVALS} with commas` }
}

const readers: { [K in keyof ClusterValues]: (text: string) => Reading<NonNullable<ClusterValues[K]>> } = {
  webHooksRetryMaximumAttempts: wholeNumber(0, 1000),
  webHooksFailuresBeforeDisable: wholeNumber(1, 10_000, -1),
  RQ_RETRY_MAX: wholeNumber(0, 50),
  RQ_RETRY_INTERVAL: intervals,
}

const isKey = (key: string): key is keyof ClusterValues => Object.hasOwn(readers, key)

type Line = { set: Partial<ClusterValues> } | { problem: string }

const readLine = (line: string): Line => {
  const equals = line.indexOf('=')
  if (equals < 0) return { problem: 'The line is not key=value.' }
  const key = line.slice(0, equals).trim()
  const text = line.slice(equals + 1).trim()
  if (!isKey(key)) return { problem: `${key === '' ? 'The empty key' : key} is not a property Hookbench knows.` }
  const reading = readers[key](text)
  return 'value' in reading ? { set: { [key]: reading.value } } : { problem: `${key} must be ${reading.mustBe}.` }
}

/**
 * Reads the text of a cluster-properties.txt: `key=value`, `#` comments, empty lines. A line that cannot be used is
 * passed over and reported; of a key that is set twice the last line counts.
 */
export const parseClusterProperties = (text: string): ClusterProperties => {
  const values: ClusterValues = {
    webHooksRetryMaximumAttempts: null,
    webHooksFailuresBeforeDisable: null,
    RQ_RETRY_MAX: null,
    RQ_RETRY_INTERVAL: null,
  }
  const problems: ClusterProperties['problems'] = []
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  for (const [index, full] of lines.entries()) {
    const line = full.trim()
    if (line === '' || line.startsWith('#')) continue
    const read = readLine(line)
    if ('problem' in read) problems.push({ line: index + 1, message: read.problem })
    else Object.assign(values, read.set)
  }
  return { text, values, problems }
}
