import { HookError } from '../../../src-shared/error.ts'
import type { Settings } from '../../../src-shared/model/webhook.ts'

/** A CA file means nothing to a webhook that does not verify (R47). Throws INVALID_INPUT naming `tls.caFile`. */
export const checkTls = ({ tls }: Pick<Settings, 'tls'>): void => {
  if (tls.verify || tls.caFile === null) return
  throw new HookError('INVALID_INPUT', 'Do not specify a CA certificate file if SSL verification is disabled.', {
    field: 'tls.caFile',
    help: 'Turn certificate verification on, or remove the CA file.',
  })
}
