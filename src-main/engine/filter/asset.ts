import { fold } from './glob.ts'
import { isObject } from './is-object.ts'

/** An asset as filters see it. */
export interface Asset {
  /** Where it lies, as the event writes it; null when the event does not say. */
  path: string | null
  /** Values of a field (its name folded), or of every field for null: folded, one space between words and around all. */
  values(field: string | null): readonly string[]
}

/** What is looked at of one asset, so that a search stays cheap whatever an event holds. */
const MOST_VALUES = 2000
const LONGEST_VALUE = 10_000
const MOST_CHARACTERS = 500_000
const DEEPEST = 4

const searchable = (text: string): string => ` ${fold(text.slice(0, LONGEST_VALUE)).trim().replaceAll(/\s+/g, ' ')} `

/** The texts in a metadata value: itself, or those in a list or an object such as `{value, formatted}`. */
const textsIn = function* (value: unknown, depth = 0): Generator<string> {
  if (typeof value === 'string') {
    if (value.trim() !== '') yield value
  } else if (typeof value === 'number' || typeof value === 'boolean') {
    yield String(value)
  } else if (typeof value === 'object' && value !== null && depth < DEEPEST) {
    for (const part of Object.values(value)) yield* textsIn(part, depth + 1)
  }
}

const pathOf = (data: Record<string, unknown>, metadata: Record<string, unknown>): string | null => {
  for (const path of [data['path'], metadata['assetPath']])
    if (typeof path === 'string') return path.slice(0, LONGEST_VALUE)
  const { folderPath, filename } = metadata
  return typeof folderPath === 'string' && typeof filename === 'string'
    ? `${folderPath}/${filename}`.slice(0, LONGEST_VALUE)
    : null
}

/**
 * Reads an event's data when something is asked. What metadata does not say of assetPath, folderPath and filename comes
 * from the path.
 */
export const assetOf = (input: unknown): Asset => {
  const data = isObject(input) ? input : {}
  const metadata = isObject(data['metadata']) ? data['metadata'] : {}
  const path = pathOf(data, metadata)
  let byField: Map<string, string[]> | undefined
  let every: string[] | undefined

  const read = (): Map<string, string[]> => {
    const fields = new Map<string, string[]>()
    let values = MOST_VALUES
    let characters = MOST_CHARACTERS
    for (const [name, value] of Object.entries(metadata)) {
      const field = fold(name.slice(0, LONGEST_VALUE))
      const texts = fields.get(field) ?? []
      characters -= field.length
      for (const text of textsIn(value)) {
        if (values-- <= 0 || characters <= 0) break
        const found = searchable(text)
        characters -= found.length
        texts.push(found)
      }
      fields.set(field, texts)
      if (values <= 0 || characters <= 0) break
    }
    return fields
  }

  const fromPath = (field: string): string[] => {
    if (path === null) return []
    const cut = path.lastIndexOf('/')
    if (field === 'path' || field === 'assetpath') return [searchable(path)]
    if (field === 'folderpath') return [searchable(path.slice(0, Math.max(cut, 0)))]
    return field === 'filename' ? [searchable(path.slice(cut + 1))] : []
  }

  return {
    path,
    values(field) {
      byField ??= read()
      if (field !== null) return byField.get(field) ?? fromPath(field)
      every ??= [...[...byField.values()].flat(), ...(byField.has('filename') ? [] : fromPath('filename'))]
      return every
    },
  }
}
