import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import { headerValue } from './read-header.ts'
import type { Part } from './scheme.ts'

/** A header as a part of a claim; `form` says what it must look like. */
export const headerPart = (headers: HeaderList, name: string, form?: { pattern: RegExp; want: string }): Part => {
  const value = headerValue(headers, name)
  const wellFormed = value === null || form === undefined || form.pattern.test(value)
  return { name, place: 'header', value, want: wellFormed ? null : (form?.want ?? null) }
}

export const unixSecondsForm = { pattern: /^\d{1,15}$/, want: 'a Unix time in seconds' }
export const unixMillisecondsForm = { pattern: /^\d{1,15}$/, want: 'a Unix time in milliseconds' }

const hexForms = {
  md5: 32,
  sha1: 40,
  sha256: 64,
  sha384: 96,
  sha512: 128,
} as const

const base64Forms = {
  md5: 24,
  sha1: 28,
  sha256: 44,
  sha384: 64,
  sha512: 88,
} as const

/** How a bare HMAC looks. */
export const hmacForm = (algorithm: keyof typeof hexForms, encoding: 'hex' | 'base64' | 'base64url', prefix = '') => {
  const start = `^${prefix.replaceAll(/[^\w]/g, '\\$&')}`
  const before = prefix === '' ? '' : `${prefix} and `
  if (encoding === 'hex') {
    const digits = hexForms[algorithm]
    return { pattern: new RegExp(`${start}[0-9a-f]{${digits}}$`), want: `${before}${digits} lower-case hex digits` }
  }
  const length = base64Forms[algorithm]
  if (encoding === 'base64') {
    const want = `${before}${length} characters of base64`
    return { pattern: new RegExp(`${start}(?=.{${length}}$)[A-Za-z0-9+/]+={0,2}$`), want }
  }
  const bare = Math.ceil((hexForms[algorithm] / 2) * (4 / 3))
  return { pattern: new RegExp(`${start}[A-Za-z0-9_-]{${bare}}$`), want: `${before}${bare} characters of base64url` }
}
