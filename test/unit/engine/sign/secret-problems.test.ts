import { expect, it } from 'vitest'
import { inboxWarnings } from '../../../../src-shared/model/inbox.ts'
import { type SchemeName, schemeNames } from '../../../../src-shared/model/scheme.ts'
import { schemes } from '../../../../src-main/engine/sign/scheme/index.ts'
import { secretProblems } from '../../../../src-main/engine/sign/secret-problems.ts'
import { keysOf } from '../../../conformance/signing/scheme-rig.ts'

const problemsOf = (name: SchemeName, secrets: string[]) => secretProblems(schemes[name].with(undefined), secrets)

it.each<[SchemeName, string]>([
  ['discord', 'The key is not 64 hex digits.'],
  ['sendgrid', 'The key is not the verification key of the Event Webhook (base64 or PEM).'],
  ['sns', 'The key is not the certificate behind SigningCertURL (PEM).'],
  ['plaid', 'The key is not the JWK of /webhook_verification_key/get, or PEM.'],
  ['paypal', 'The key is not the certificate behind PAYPAL-CERT-URL (PEM).'],
  ['adyen', 'The secret is not hex.'],
  ['standard', 'The secret is not base64.'],
])('B22: a secret that %s cannot verify with is known before a request arrives', (name, problem) => {
  expect(problemsOf(name, [keysOf(name).verify, 'non sense'])).toEqual([null, problem])
})

it.each(schemeNames)('B22: a secret of the scheme %s has no problem', name => {
  expect(problemsOf(name, [keysOf(name).verify])).toEqual([null])
})

it('B22: an inbox says which of its secrets is of no use, and what else is missing', () => {
  const warnings = (
    problems: (string | null)[],
    more: { scheme?: SchemeName; options?: Record<string, unknown> } = {},
  ) => inboxWarnings({ scheme: 'discord', hasSecret: true, problems, ...more })
  expect(warnings([null])).toEqual([])
  expect(warnings(['The key is not 64 hex digits.'])).toEqual([
    'No request can verify: the secret is none of the scheme discord. The key is not 64 hex digits. Set the secret that the sender has.',
  ])
  expect(warnings([null, 'The key is not 64 hex digits.'])).toEqual([
    'Secret 2 of 2 is none of the scheme discord. The key is not 64 hex digits. Correct it or take it out.',
  ])
  expect(warnings([null], { scheme: 'paypal', options: { webhookId: '' } })).toEqual([
    'No request can verify: PayPal signs the id of the webhook. Set the option webhookId to the one in PayPal’s dashboard.',
  ])
  expect(warnings([null], { scheme: 'paypal', options: { webhookId: '1JE41' } })).toEqual([])
})
