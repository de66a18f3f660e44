import { HookError } from '../../../src-shared/error.ts'
import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import { isSecretHeader, MASK, secretNames } from '../../../src-shared/model/secret-header.ts'
import type { Settings } from '../../../src-shared/model/webhook.ts'
import type { Vault } from '../port/vault.ts'

type HeaderSettings = Pick<Settings, 'headers' | 'secretHeaders'>

const refuse = (message: string, help: string): HookError =>
  new HookError('INVALID_INPUT', message, { field: 'headers', help })

const valuesOf = (headers: HeaderList, name: string): string[] =>
  headers.filter(([other]) => other.toLowerCase() === name.toLowerCase()).map(([, value]) => value)

/**
 * The headers with what each mask stands for: the value that a header of this name has now, in the order of several.
 * Throws INVALID_INPUT where there is none, where it could be another, or where it was secret and is to be no more.
 */
export const withKeptValues = (given: HeaderSettings, before: HeaderList): HeaderList => {
  const seen = new Map<string, number>()
  return given.headers.map(([name, value]) => {
    const lower = name.toLowerCase()
    const nth = seen.get(lower) ?? 0
    seen.set(lower, nth + 1)
    if (value !== MASK) return [name, value]
    const kept = valuesOf(before, name)
    const found = kept[nth]
    if (found === undefined)
      throw refuse(`The header ${name} has no value yet that ${MASK} stands for.`, 'Type its value.')
    if (kept.length > 1 && kept.length !== valuesOf(given.headers, name).length) {
      throw refuse(`Which of the headers ${name} is to stay cannot be told from ${MASK}.`, 'Type their values again.')
    }
    if (!isSecretHeader(name, given.secretHeaders)) {
      throw refuse(`The value of ${name} is secret and cannot be made readable.`, 'Type its value again.')
    }
    return [name, found]
  })
}

/** With the mask in place of every secret value, and with exactly the names of these. */
export const maskedHeaders = ({ headers, secretHeaders }: HeaderSettings): HeaderSettings => ({
  headers: headers.map(([name, value]) => [name, isSecretHeader(name, secretHeaders) ? MASK : value]),
  secretHeaders: secretNames(headers, secretHeaders),
})

export interface SealedHeaders {
  settings: HeaderSettings
  /** The secret values in their order, as JSON sealed by the vault. */
  sealed: string
}

/** Headers as they are kept. */
export const sealHeaders = (vault: Vault, settings: HeaderSettings): SealedHeaders => {
  const secret = settings.headers.filter(([name]) => isSecretHeader(name, settings.secretHeaders))
  return { settings: maskedHeaders(settings), sealed: vault.seal(JSON.stringify(secret.map(([, value]) => value))) }
}

/** The headers as they are sent. */
export const openHeaders = (vault: Vault, headers: HeaderList, sealed: string): HeaderList => {
  const values: string[] = JSON.parse(vault.open(sealed))
  return headers.map(([name, value]) => [name, value === MASK ? (values.shift() ?? '') : value])
}
