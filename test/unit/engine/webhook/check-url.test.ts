import { describe, expect, test } from 'vitest'
import { createAddressPolicy } from '../../../../src-main/engine/dispatch/address-policy.ts'
import { checkUrl } from '../../../../src-main/engine/webhook/check-url.ts'
import { HookError } from '../../../../src-shared/error.ts'

const anywhere = () => null

const refusal = (text: string, policy: 'https-only' | 'http-or-https' = 'http-or-https'): HookError => {
  try {
    checkUrl(text, policy, anywhere)
  } catch (error) {
    if (error instanceof HookError) return error
    throw error
  }
  throw new Error(`${text} was accepted`)
}

describe('endpoint URLs', () => {
  test('R5: netx refuses http and offers the https form; others accept both', () => {
    expect(refusal('http://example.com/a', 'https-only')).toMatchObject({
      field: 'url',
      help: 'Use https://example.com/a',
    })
    expect(checkUrl('http://example.com/a', 'http-or-https', anywhere).href).toBe('http://example.com/a')
  })

  test('R6: netx refuses unescaped special characters and offers the percent-encoded form', () => {
    expect(refusal('https://example.com/a b?q="é"', 'https-only').help).toBe(
      'Use https://example.com/a%20b?q=%22%C3%A9%22',
    )
    expect(checkUrl('https://example.com/a%20b', 'https-only', anywhere).pathname).toBe('/a%20b')
  })

  test('R7: a URL without a host or with another scheme is refused with a sentence', () => {
    for (const text of ['https://', 'ftp://example.com', 'example.com', 'javascript:alert(1)', 'http:///path', '']) {
      const error = refusal(text)
      expect(error.code, text).toBe('INVALID_INPUT')
      expect(error.message, text).toMatch(/\.$/)
    }
  })

  test('B10: a refused address is named when the webhook is saved, however it is written', () => {
    const policy = (address: string) => ({ reason: `${address} is refused`, allowable: true })
    for (const text of ['http://127.0.0.1/', 'http://2130706433/', 'http://0x7f.1/', 'http://[::ffff:127.0.0.1]/']) {
      expect(() => checkUrl(text, 'http-or-https', policy), text).toThrow('address policy')
    }
  })

  test('a URL with a password in it is refused', () => {
    expect(refusal('https://ada:secret@example.com/').message).not.toContain('secret')
  })

  test('B10: the help offers --allow-private only where it would help', () => {
    const strict = createAddressPolicy({ allowPrivate: false, isOwnReceiver: () => false })
    const help = (text: string): string => {
      try {
        checkUrl(text, 'http-or-https', strict)
      } catch (error) {
        return error instanceof HookError ? (error.help ?? '') : ''
      }
      return 'accepted'
    }
    expect(help('http://10.0.0.1/')).toContain('--allow-private')
    expect(help('http://169.254.169.254/latest')).not.toContain('--allow-private')
  })
})
