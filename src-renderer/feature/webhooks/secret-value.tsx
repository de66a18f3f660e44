import { useState } from 'react'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { hasGeneratedSecret, secretVerb } from './secret-policy.ts'
import { resetSecret } from './webhook-actions.ts'

const MASK = '••••••••••••'

/** The secret: masked, to read and copy where the profile lets it be read, and to make anew. */
export const SecretValue = ({ webhook }: { webhook: Webhook }) => {
  const [shown, setShown] = useState(false)
  const { secret, hasSecret } = webhook
  const generated = hasGeneratedSecret(webhook)
  if (!hasSecret && !generated) return <span className="text-faint">none, requests are not signed</span>
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {shown && secret !== null ? (
        <code className="break-all">{secret}</code>
      ) : (
        <span className="mono" aria-label="masked">
          {MASK}
        </span>
      )}
      {secret !== null && (
        <>
          <Button size="small" look="ghost" onClick={() => setShown(!shown)}>
            {shown ? 'Hide' : 'Show'}
          </Button>
          <CopyButton size="small" text={secret} />
        </>
      )}
      {generated && (
        <Button writes size="small" onClick={() => void resetSecret(webhook)}>
          {secret === null ? `${secretVerb(webhook)} secret` : secretVerb(webhook)}
        </Button>
      )}
    </span>
  )
}
