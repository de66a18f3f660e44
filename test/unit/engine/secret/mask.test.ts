import { describe, expect, it } from 'vitest'
import { maskSecret } from '../../../../src-main/engine/secret/mask.ts'

describe('masking', () => {
  it.each([
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_…aSw'],
    ['whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=', 'whpk_…r4='],
    ['6od7VUynjVQbDgLUdzeNvc5KuRs', '…uRs'],
    ['short', '…'],
    ['whsec_short', 'whsec_…'],
    ['', '…'],
  ])('%s becomes %s', (secret, masked) => {
    expect(maskSecret(secret)).toBe(masked)
  })
})
