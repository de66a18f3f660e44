import { z } from 'zod'

const KINDS: Partial<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

const FORMS: Partial<Record<string, string>> = {
  datetime: 'a time such as 2026-01-31T12:00:00Z',
  url: 'a URL such as https://example.com/hooks',
}

const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return 'a list'
  return KINDS[typeof value] ?? typeof value
}

/** `a`, `a or b`, `a, b or c`. */
const oneOf = (values: readonly unknown[]): string => {
  const texts = values.map(String)
  const last = texts.pop() ?? ''
  return texts.length === 0 ? last : `${texts.join(', ')} or ${last}`
}

const choice = (values: readonly unknown[]): string => `${values.length > 1 ? 'one of ' : ''}${oneOf(values)}`

const size = (origin: string, count: number | bigint): string =>
  origin === 'string'
    ? `${count} ${Number(count) === 1 ? 'character' : 'characters'}`
    : `${count} ${Number(count) === 1 ? 'entry' : 'entries'}`

const isCounted = (origin: string): boolean => origin === 'string' || origin === 'array'

/**
 * What is wrong with an input, as a sentence about “This”; whoever shows it puts the field in its place. It stands for
 * the schema library's own words wherever a schema has none of its own.
 */
const inputWords: z.core.$ZodErrorMap = issue => {
  const missing = issue.input === undefined
  switch (issue.code) {
    case 'invalid_type': {
      if (missing) return 'This is missing.'
      const wanted = KINDS[issue.expected] ?? issue.expected
      const other = typeof issue.input === 'number' && wanted.endsWith('number') ? '' : `, not ${kindOf(issue.input)}`
      return `This must be ${wanted}${other}.`
    }
    case 'invalid_value':
      return missing ? `This is missing; it must be ${choice(issue.values)}.` : `This must be ${choice(issue.values)}.`
    case 'too_small':
      if (!isCounted(issue.origin))
        return `This must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}.`
      return issue.minimum === 1
        ? 'This must not be empty.'
        : `This must have at least ${size(issue.origin, issue.minimum)}.`
    case 'too_big':
      if (!isCounted(issue.origin))
        return `This must be ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}.`
      return `This may have at most ${size(issue.origin, issue.maximum)}.`
    case 'invalid_format':
      return `This must be ${FORMS[issue.format] ?? 'written another way'}.`
    case 'invalid_union':
      if (missing) return 'This is missing.'
      if (Array.isArray(issue.options)) return `This must be ${choice(issue.options)}.`
      return issue.errors[0]?.[0]?.message ?? 'This cannot be used.'
    case 'unrecognized_keys':
      return `This has no field ${issue.keys.join(', ')}.`
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return 'This cannot be used.'
  }
}

/** Makes every schema of this process say in sentences what is wrong. Whoever starts a process calls it. */
export const setInputWords = (): void => {
  z.config({ customError: inputWords })
}
