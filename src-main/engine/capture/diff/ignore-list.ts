import { HookError } from '../../../../src-shared/error.ts'
import { usuallyIgnored } from '../../../../src-shared/model/capture-diff.ts'
import { type JsonPath, parsePathPattern, pathMatches } from './json-path.ts'

export interface IgnoreList {
  header(name: string): boolean
  path(path: JsonPath): boolean
}

/** Whether the parts between the stars of a pattern come in order, without an expression that could be slow. */
const fits = (pattern: string, name: string): boolean => {
  const parts = pattern.split('*')
  const [first = '', ...rest] = parts
  const last = rest.pop()
  if (last === undefined) return pattern === name
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false
  let at = first.length
  for (const part of rest) {
    const found = name.indexOf(part, at)
    if (found === -1 || found + part.length > name.length - last.length) return false
    at = found + part.length
  }
  return true
}

const MOST_ENTRIES = 100

const unreadable = (entry: string): HookError =>
  new HookError('INVALID_INPUT', `“${entry}” is no path in JSON.`, {
    field: 'ignore',
    help: 'Write such as $.data.id, $.items[*].id or $..updatedAt.',
  })

/** What is left out of a comparison: names of headers, and paths in JSON, separated by commas. */
export const ignoreList = (text: string | undefined): IgnoreList => {
  const entries = text === undefined ? usuallyIgnored : text.split(',').map(entry => entry.trim())
  if (entries.length > MOST_ENTRIES) {
    throw new HookError('INVALID_INPUT', `At most ${MOST_ENTRIES} names and paths can be left out.`, {
      field: 'ignore',
    })
  }
  const names = entries.filter(entry => entry !== '' && !entry.startsWith('$')).map(entry => entry.toLowerCase())
  const paths = entries
    .filter(entry => entry.startsWith('$'))
    .map(entry => {
      const pattern = parsePathPattern(entry)
      if (pattern === null) throw unreadable(entry)
      return pattern
    })
  return {
    header: name => names.some(pattern => fits(pattern, name.toLowerCase())),
    path: path => paths.some(pattern => pathMatches(pattern, path)),
  }
}
