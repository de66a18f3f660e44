import { randomBytes } from 'node:crypto'
import { HookError } from '../../../src-shared/error.ts'
import { usesKeyPair } from '../../../src-shared/model/scheme.ts'
import { type Settings, signsAsProvider } from '../../../src-shared/model/webhook.ts'
import type { BoundScheme } from '../sign/scheme/any-scheme.ts'
import { signRequest } from '../sign/sign-request.ts'
import { signingScheme } from '../sign/signing-scheme.ts'

type Signs = Pick<Settings, 'signing' | 'headers' | 'contentType' | 'method'>

const schemeOf = ({ signing }: Signs): BoundScheme | null => {
  try {
    return signingScheme(signing)
  } catch (error) {
    if (!(error instanceof HookError)) throw error
    const { code, message, field, help } = error
    throw new HookError(code, message, { field: `signing.${field}`, ...(help === undefined ? {} : { help }) })
  }
}

/** What a request would be signed with; undefined: there is nothing to try it with yet. */
const trialSecret = (scheme: BoundScheme, secret: string | undefined): string | undefined =>
  secret === undefined || secret === '' ? scheme.secret.generate?.(randomBytes) : secret

/** Signs a request as the webhook would, to see whether it can. */
const trial = ({ signing, headers, contentType, method }: Signs, secret: string): string[] => {
  const signed = signRequest({
    signing,
    secrets: [secret],
    messageId: 'msg_trial',
    at: 0,
    method,
    url: 'http://127.0.0.1/',
    headers: [['content-type', contentType], ['user-agent', ''], ['accept', '*/*'], ...headers],
    body: Buffer.from('{}'),
  })
  return signed.headers.map(([name]) => name.toLowerCase())
}

/**
 * Whether a webhook can sign as a provider does: with these options, this secret, and beside its own headers. Throws
 * INVALID_INPUT with the field.
 */
export const checkSigning = (settings: Signs, secret: string | undefined): void => {
  const { signing } = settings
  if (!signsAsProvider(signing)) return
  const scheme = schemeOf(settings)
  const key = scheme === null ? undefined : trialSecret(scheme, secret)
  if (key === undefined) return
  let written: string[]
  try {
    written = trial(settings, key)
  } catch (error) {
    if (!(error instanceof HookError)) throw error
    const { message, help, code } = error
    const field = code === 'KEY_UNUSABLE' ? 'secret' : 'signing.options'
    throw new HookError('INVALID_INPUT', message, { field, ...(help === undefined ? {} : { help }) })
  }
  const index = settings.headers.findIndex(([name]) => written.includes(name.toLowerCase()))
  const name = settings.headers[index]?.[0]
  if (name === undefined) return
  throw new HookError('INVALID_INPUT', `The header ${name} is the signature’s: Hookbench writes it itself.`, {
    field: `headers.${index}.0`,
    help: 'Remove it, or change how the webhook signs.',
  })
}

/** A private key is its owner's: without one such a webhook cannot sign. Throws INVALID_INPUT. */
export const checkHasKey = ({ signing }: Pick<Settings, 'signing'>, secret: string | undefined): void => {
  if (!usesKeyPair(signing.scheme) || (secret !== undefined && secret !== '')) return
  throw new HookError('INVALID_INPUT', 'This way of signing needs a private key.', {
    field: 'secret',
    help: 'Give one as the secret; the receiver verifies with its public half.',
  })
}
