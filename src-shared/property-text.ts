import type { ClusterValues } from './model/cluster-properties.ts'

export type ClusterKey = keyof ClusterValues

const keyOf = (line: string): string => (/^\s*#/.test(line) ? '' : (line.split('=', 1)[0] ?? '').trim())

/** The value of a key in `key=value` lines, the last one of it; empty when it is not set. */
export const readProperty = (text: string, key: ClusterKey): string => {
  const line = text.split('\n').findLast(each => each.includes('=') && keyOf(each) === key)
  return line === undefined ? '' : line.slice(line.indexOf('=') + 1).trim()
}

/** The text with the key set in the line it has, else in a new one; empty takes it out. Other lines stay as they are. */
export const writeProperty = (text: string, key: ClusterKey, value: string): string => {
  const lines = text.split('\n')
  const at = lines.findLastIndex(line => line.includes('=') && keyOf(line) === key)
  if (value.trim() === '') return lines.filter(line => !(line.includes('=') && keyOf(line) === key)).join('\n')
  const line = `${key}=${value.trim()}`
  if (at >= 0) return lines.with(at, line).join('\n')
  return text === '' || text.endsWith('\n') ? `${text}${line}\n` : `${text}\n${line}\n`
}
