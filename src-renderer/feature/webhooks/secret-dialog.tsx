import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { create } from 'zustand'
import { toHookError } from '../../../src-shared/contract/client.ts'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { client, rpc } from '../../lib/rpc.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { inboxOfUrl } from './inbox-url.ts'
import { schemeOf } from './scheme-of.ts'
import { isReadable } from './secret-policy.ts'
import { TestButton, TestResult, useTest } from './test-webhook.tsx'

interface Shown {
  webhook: Webhook
  secret: string | null
  publicKey: string | null
}

/** Held in memory, and only until Done. */
const useShown = create<{ shown: Shown | null }>(() => ({ shown: null }))

export const showSecret = (shown: Shown): void => useShown.setState({ shown })

const Value = ({ label, value }: { label: string; value: string }) => (
  <div>
    <div className="mb-1 font-semibold">{label}</div>
    <div className="flex items-start gap-2">
      <code className="min-w-0 flex-1 rounded-md border border-line bg-sunken px-2.5 py-1.5 break-all">{value}</code>
      <CopyButton text={value}>{label === 'Secret' ? 'Copy' : 'Copy public key'}</CopyButton>
    </div>
  </div>
)

/** Offers to let the built-in receiver check signatures with this secret. */
const InboxOffer = ({ webhook, secret }: { webhook: Webhook; secret: string }) => {
  const inboxes = useQuery(rpc.inboxes.list.queryOptions()).data?.items ?? []
  const [done, setDone] = useState(false)
  const inbox = inboxOfUrl(inboxes, webhook.url)
  const scheme = schemeOf(webhook)
  if (!inbox || scheme === null) return null
  const verify = async (): Promise<void> => {
    try {
      await client.inboxes.update({ name: inbox.name, scheme, secret })
      setDone(true)
    } catch (error) {
      toast.error(toHookError(error).message)
    }
  }
  return (
    <div className="flex items-center justify-between gap-3 rounded-md border border-line px-3 py-2">
      <span className="text-muted">
        {done ? `Inbox ${inbox.name} verifies with this secret.` : `The URL is your inbox ${inbox.name}.`}
      </span>
      {!done && (
        <Button writes onClick={() => void verify()}>
          Verify there
        </Button>
      )}
    </div>
  )
}

const Content = ({ webhook, secret, publicKey }: Shown) => (
  <div className="flex flex-col gap-3">
    {secret !== null && <Value label="Secret" value={secret} />}
    {publicKey !== null && <Value label="Public key" value={publicKey} />}
    {secret !== null && <InboxOffer webhook={webhook} secret={secret} />}
  </div>
)

const words = ({ webhook, secret }: Shown): string => {
  if (secret === null) return `“${webhook.name}” has no secret to share.`
  return isReadable(webhook)
    ? `Give the secret of “${webhook.name}” to the receiver. The page of the webhook shows it at any time.`
    : `This is the only time the secret of “${webhook.name}” is shown. Copy it and give it to the receiver; Hookbench keeps it encrypted.`
}

const SecretDialog = (shown: Shown) => {
  const test = useTest(shown.webhook.id)
  const close = (): void => useShown.setState({ shown: null })
  return (
    <Dialog
      open
      onClose={close}
      dismissible={shown.secret === null || isReadable(shown.webhook)}
      width="wide"
      title="Secret"
      description={words(shown)}
      footer={
        <>
          <TestButton test={test} />
          <Button look="primary" onClick={close}>
            Done
          </Button>
        </>
      }
    >
      <Content {...shown} />
      <TestResult test={test} />
    </Dialog>
  )
}

/** Place it once in the frame. */
export const SecretDialogHost = () => {
  const shown = useShown(state => state.shown)
  return shown && <SecretDialog key={shown.webhook.id} {...shown} />
}
