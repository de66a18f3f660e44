import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { SentOnceView } from '../../../src-shared/model/sent-once.ts'
import type { SecretMask } from '../secret/secret-mask.ts'

const shown = <T extends { headers: HeaderList; body: string; encoding: 'utf8' | 'base64' }>(
  part: T,
  mask: SecretMask,
): T => ({
  ...part,
  headers: part.headers.map(([name, value]): [string, string] => [name, mask.text(value)]),
  body: part.encoding === 'utf8' ? mask.text(part.body) : part.body,
})

/** Without the secrets that a request was signed with: some schemes send the secret itself, and endpoints echo it. */
export const maskSent = (sent: SentOnceView, mask: SecretMask): SentOnceView => ({
  ...sent,
  request: { ...shown(sent.request, mask), url: mask.text(sent.request.url) },
  response: sent.response && shown(sent.response, mask),
})
