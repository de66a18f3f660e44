import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import { isSecretHeader, MASK } from '../../../src-shared/model/secret-header.ts'
import type { AttemptRecord } from '../port/queue.ts'
import type { SecretMask } from '../secret/secret-mask.ts'
import type { Target } from './build-request.ts'

/** Value by value, so that what a mask replaces is never a piece of the JSON. Most hold no secret and nothing escaped. */
const headers = (mask: SecretMask, json: string, isSecret: (name: string) => boolean): string => {
  const list: HeaderList = JSON.parse(json)
  if (!json.includes('\\') && mask.text(json) === json && !list.some(([name]) => isSecret(name))) return json
  return JSON.stringify(list.map(([name, value]) => [mask.text(name), isSecret(name) ? MASK : mask.text(value)]))
}

/** An attempt as it is recorded: with nothing in it that is known to be a secret of its webhook. */
export const maskSecrets = (
  record: AttemptRecord,
  { mask, settings }: { mask: SecretMask; settings: Pick<Target['settings'], 'secretHeaders'> },
): AttemptRecord => ({
  ...record,
  url: mask.text(record.url),
  requestHeaders: headers(mask, record.requestHeaders, name => isSecretHeader(name, settings.secretHeaders)),
  requestBody: record.requestBody === null ? null : mask.text(record.requestBody),
  responseHeaders: record.responseHeaders === null ? null : headers(mask, record.responseHeaders, () => false),
  responseBody: record.responseBody === null ? null : mask.bytes(record.responseBody, record.responseTruncated),
  errorMessage: record.errorMessage === null ? null : mask.text(record.errorMessage),
})
