import fc from 'fast-check'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import { Webhook as SvixWebhook } from 'svix'
import { describe, expect, it } from 'vitest'
import { generateSecret } from '../../../src-main/engine/secret/generate-secret.ts'
import { signedHeaders } from '../../support/signed-headers.ts'
import { verifyHeaders } from '../../support/verify-headers.ts'
import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { Signing } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'

const signing: Signing = { scheme: 'standard', algorithms: ['hmac-sha256'] }
const secret = generateSecret(profiles.standard.secret, signing).shown ?? ''
const bodies = fc.json({ noUnicodeString: false })
const messageIds = fc.stringMatching(/^msg_[A-Za-z0-9]{1,40}$/)

const verifyOurs = (rawHeaders: HeaderList, body: string, now: number) =>
  verifyHeaders({ scheme: 'standard', secrets: [secret], rawHeaders, body: Buffer.from(body), now })

describe.each([
  { library: 'standardwebhooks', webhook: new StandardWebhook(secret), prefix: 'webhook' },
  { library: 'svix', webhook: new SvixWebhook(secret), prefix: 'svix' },
])('$library', ({ webhook, prefix }) => {
  it('verifies what we sign', () => {
    fc.assert(
      fc.property(bodies, messageIds, (body, messageId) => {
        const headers = signedHeaders({ signing, secrets: [secret], messageId, at: Date.now(), body })
        expect(() => webhook.verify(body, Object.fromEntries(headers))).not.toThrow()
      }),
    )
  })

  it('verifies what we sign with an old and a new secret', () => {
    const secrets = [generateSecret(profiles.standard.secret, signing).shown ?? '', secret]
    const headers = signedHeaders({ signing, secrets, messageId: 'msg_1', at: Date.now(), body: '{"a":1}' })
    expect(() => webhook.verify('{"a":1}', Object.fromEntries(headers))).not.toThrow()
  })

  it('refuses what we sign with another secret', () => {
    const secrets = [generateSecret(profiles.standard.secret, signing).shown ?? '']
    const headers = signedHeaders({ signing, secrets, messageId: 'msg_1', at: Date.now(), body: '{}' })
    expect(() => webhook.verify('{}', Object.fromEntries(headers))).toThrow('No matching signature found')
  })

  it('signs what we verify', () => {
    fc.assert(
      fc.property(bodies, messageIds, (body, id) => {
        const at = new Date()
        const headers: HeaderList = [
          [`${prefix}-id`, id],
          [`${prefix}-timestamp`, String(Math.floor(at.getTime() / 1000))],
          [`${prefix}-signature`, webhook.sign(id, at, body)],
        ]
        expect(verifyOurs(headers, body, at.getTime())).toMatchObject({ result: 'valid' })
        expect(verifyOurs(headers, `${body} `, at.getTime())).toMatchObject({ result: 'invalid' })
      }),
    )
  })
})
