import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { attemptView } from '../../../../src-main/engine/delivery/attempt-view.ts'
import { createSecretMask } from '../../../../src-main/engine/secret/secret-mask.ts'
import { newAttempt } from '../../store/sqlite/store-rig.ts'

test('an attempt says in sentences what else is to be known of it', async () => {
  expect((await attemptView(newAttempt(), '')).notes).toEqual([])
  const { notes } = await attemptView(newAttempt({ notes: '["resent","body-cut-off"]' }), '')
  expect(notes.map(({ code }) => code)).toEqual(['resent', 'body-cut-off'])
  for (const { message } of notes) expect(message).toMatch(/^The .+\.$/)
})

test('a coded answer is shown decoded, with the secrets in it masked, and says when it is not all', async () => {
  const answer = (responseBody: Uint8Array) =>
    attemptView(
      newAttempt({ status: 200, responseHeaders: '[["content-encoding","gzip"]]', responseBody }),
      '',
      createSecretMask(['s3cret-of-ours']),
    )
  const whole = gzipSync('it was s3cret-of-ours')
  const { response, notes } = await answer(whole)
  expect(response?.body).toMatch(/^it was /)
  expect(response?.body).not.toContain('s3cret-of-ours')
  expect(notes).toEqual([])
  expect((await answer(whole.subarray(0, -9))).notes.map(({ code }) => code)).toEqual(['decoding-incomplete'])
})
