import { describe, expect, test } from 'vitest'
import { percentEncode, urlProblem } from '../../../src-shared/endpoint-url.ts'

describe('endpoint URLs', () => {
  test('R5: netx refuses http:// and offers https://', () => {
    expect(urlProblem('http://ex.com/in', 'https-only')?.fix).toBe('https://ex.com/in')
    expect(urlProblem('http://ex.com/in', 'http-or-https')).toBeNull()
  })

  test('R6: netx refuses an unescaped special character and offers the percent-encoded form', () => {
    expect(urlProblem('https://ex.com/a b/"ü"', 'https-only')?.fix).toBe('https://ex.com/a%20b/%22%C3%BC%22')
    expect(urlProblem('https://ex.com/a%20b?c=%2f', 'https-only')).toBeNull()
    expect(percentEncode('https://ex.com/100%')).toBe('https://ex.com/100%25')
  })

  test.each(['http-or-https', 'https-only'] as const)('R7: no host or another scheme is refused (%s)', policy => {
    for (const url of ['https://', 'ftp://ex.com', 'javascript:alert(1)', '', 'https:/ex.com'])
      expect(urlProblem(url, policy), url).not.toBeNull()
  })

  test('a host without a scheme gets one offered', () => {
    expect(urlProblem('ex.com/in', 'http-or-https')?.fix).toBe('https://ex.com/in')
  })

  test.each([
    ['port 0', 'https://ex.com:0/in'],
    ['a tab', 'https://ex.com/a\tb'],
    ['a line break', 'https://ex.c\nom/in'],
    ['an empty label', 'https://ex..com/in'],
    ['a dot at the beginning', 'https://.ex.com/in'],
    ['two dots at the end', 'https://ex.com../in'],
    ['a label of 64 characters', `https://${'a'.repeat(64)}.com/in`],
    ['a name of 254 characters', `https://${'abcdefg.'.repeat(31)}abcdef/in`],
  ])('R7: %s is refused in a sentence, and nothing is proposed', (_what, url) => {
    for (const policy of ['http-or-https', 'https-only'] as const) {
      const problem = urlProblem(url, policy)
      expect(problem?.message, policy).toMatch(/\.$/)
      expect(problem?.fix, policy).toBeUndefined()
    }
  })

  test.each([
    'https://ex.com./in',
    'https://localhost:1/in',
    'https://[::1]:9000/in',
    'https://127.0.0.1/in',
    `https://${'a'.repeat(63)}.com/in`,
  ])('R7: %s is taken', url => {
    expect(urlProblem(url, 'https-only')).toBeNull()
  })
})
