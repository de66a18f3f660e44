import { HookError } from '../../../../../src-shared/error.ts'
import { jsonBody } from '../json-field.ts'
import type { Part } from '../scheme.ts'
import { tokenScheme } from '../family/token-scheme.ts'

const FIELD = 'token'

const tokenPart = (body: Uint8Array): Part => {
  const part = { name: FIELD, place: 'body' } as const
  const data = jsonBody(body)
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return { ...part, value: null, want: 'a field of a JSON object' }
  }
  const token: unknown = FIELD in data ? data[FIELD] : undefined
  if (token === undefined) return { ...part, value: null, want: null }
  return typeof token === 'string' ? { ...part, value: token, want: null } : { ...part, value: '', want: 'text' }
}

/** NetX: the field `token` of a JSON body is the secret. */
export const netx = tokenScheme({
  name: 'netx',
  title: 'NetX',
  summary: 'The secret itself, in the field token of the JSON body. The body is not signed.',
  secret: {
    label: 'Webhook secret',
    example: '27 characters of base64url',
    generate: random => Buffer.from(random(20)).toString('base64url'),
  },
  read({ body }) {
    const part = tokenPart(body)
    return {
      parts: [part],
      signatures: part.value === null || part.value === '' ? [] : [part.value],
      id: null,
      time: null,
    }
  },
  write({ body }, secret) {
    const data = jsonBody(body)
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
      throw new HookError('INVALID_INPUT', 'The body must be a JSON object to carry a token.', { field: 'body' })
    }
    return { headers: [], body: Buffer.from(JSON.stringify({ ...data, [FIELD]: secret })) }
  },
})
