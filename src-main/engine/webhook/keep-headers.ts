import { isDeepStrictEqual } from 'node:util'
import { HookError } from '../../../src-shared/error.ts'
import { headerProblem } from '../../../src-shared/header-problem.ts'
import type { SettingsChange } from '../../../src-shared/model/webhook.ts'
import type { WebhookRecord } from '../port/store.ts'
import type { Vault } from '../port/vault.ts'
import { sealHeaders, withKeptValues } from '../secret/sealed-headers.ts'
import type { Registered } from './registry.ts'

const check = ({ settings }: WebhookRecord, before: WebhookRecord | undefined): void => {
  const { headers, signing } = settings
  const isOld = isDeepStrictEqual([headers, signing], [before?.settings.headers, before?.settings.signing])
  const problem = isOld ? null : headerProblem(settings)
  if (problem === null) return
  throw new HookError('INVALID_INPUT', problem.message, { field: 'headers', help: problem.help })
}

/**
 * The record with its headers checked, and their secret values sealed; masks stand for what the webhook has `before`.
 * Marks stay until others are given. Throws INVALID_INPUT naming `headers`.
 */
export const keepHeaders = (
  vault: Vault,
  record: WebhookRecord,
  change: SettingsChange,
  before?: Registered,
): WebhookRecord => {
  check(record, before?.record)
  const secretHeaders = change.secretHeaders ?? before?.record.settings.secretHeaders ?? []
  const given = { headers: record.settings.headers, secretHeaders }
  const headers = withKeptValues(given, before?.target.settings.headers ?? [])
  const { settings, sealed } = sealHeaders(vault, { headers, secretHeaders })
  return { ...record, settings: { ...record.settings, ...settings }, headerSecrets: sealed }
}
