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
})
