import type { HeaderList } from '../../../../src-shared/model/attempt.ts'

/** Every value of a header, in the order received; empty ones do not count. */
export const headerValues = (headers: HeaderList, name: string): string[] => {
  const wanted = name.toLowerCase()
  return headers.filter(([given, value]) => value !== '' && given.toLowerCase() === wanted).map(([, value]) => value)
}

/** The value of a header as one text; null when it is not there. */
export const headerValue = (headers: HeaderList, name: string): string | null => {
  const values = headerValues(headers, name)
  return values.length === 0 ? null : values.join(', ')
}
