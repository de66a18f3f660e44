import type { ClusterProperties, ClusterValues } from '../../../src-shared/model/cluster-properties.ts'

const ranges: Record<keyof ClusterValues, { least: number; most: number; none?: number }> = {
  webHooksRetryMaximumAttempts: { least: 0, most: 1000 },
  webHooksFailuresBeforeDisable: { least: 1, most: 10_000, none: -1 },
}

const WHOLE_NUMBER = /^-?\d{1,9}$/

const isKey = (key: string): key is keyof ClusterValues => Object.hasOwn(ranges, key)

type Line = { key: keyof ClusterValues; value: number } | { problem: string }

const readLine = (line: string): Line => {
  const equals = line.indexOf('=')
  if (equals < 0) return { problem: 'The line is not key=value.' }
  const key = line.slice(0, equals).trim()
  const text = line.slice(equals + 1).trim()
  if (!isKey(key)) return { problem: `${key === '' ? 'The empty key' : key} is not a property Hookbench knows.` }
  const { least, most, none } = ranges[key]
  const value = WHOLE_NUMBER.test(text) ? Number(text) : Number.NaN
  if ((value >= least && value <= most) || value === none) return { key, value }
  return {
    problem: `${key} must be a whole number from ${least} to ${most}${none === undefined ? '' : ` or ${none}`}.`,
  }
}

/**
 * Reads the text of a cluster-properties.txt: `key=value`, `#` comments, empty lines. A line that cannot be used is
 * passed over and reported; of a key that is set twice the last line counts.
 */
export const parseClusterProperties = (text: string): ClusterProperties => {
  const values: ClusterValues = { webHooksRetryMaximumAttempts: null, webHooksFailuresBeforeDisable: null }
  const problems: ClusterProperties['problems'] = []
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  for (const [index, full] of lines.entries()) {
    const line = full.trim()
    if (line === '' || line.startsWith('#')) continue
    const read = readLine(line)
    if ('problem' in read) problems.push({ line: index + 1, message: read.problem })
    else values[read.key] = read.value
  }
  return { text, values, problems }
}
