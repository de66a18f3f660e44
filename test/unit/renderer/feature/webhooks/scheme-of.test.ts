import { expect, test } from 'vitest'
import { schemeOf } from '../../../../../src-renderer/feature/webhooks/scheme-of.ts'
import { profiles } from '../../../../../src-shared/profiles/index.ts'

test('R120: an inbox is offered the verification that fits how each profile signs', () => {
  const schemes = Object.values(profiles).map(({ name, settings }) => [name, schemeOf(settings)])
  expect(Object.fromEntries(schemes)).toEqual({
    standard: 'standard',
    netx: 'netx',
    woodwing: 'woodwing',
    hedge: null,
    netbox: 'netbox',
  })
})

test('a signature that no inbox can check gets no offer', () => {
  const signing = { scheme: 'hmac', algorithm: 'sha256', encoding: 'base64', header: 'x-sig' } as const
  expect(schemeOf({ signing })).toBeNull()
})
