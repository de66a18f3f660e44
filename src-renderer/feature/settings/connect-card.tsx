import { useMutation } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { toast } from 'sonner'
import { Link } from 'wouter'
import { toHookError } from '../../../src-shared/contract/client.ts'
import { urlProblem } from '../../../src-shared/endpoint-url.ts'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { queryClient } from '../../lib/query-client.ts'
import { paths } from '../../lib/router.ts'
import { client, rpc } from '../../lib/rpc.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { confirm } from '../../ui/confirm.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { PasteLine } from '../../ui/paste-line.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { HedgeNotes } from '../webhooks/hedge-notes.tsx'
import { useWebhooks } from '../webhooks/use-webhooks.ts'
import { connectWebhook, saveConnectUrl } from './connect-webhook.ts'
import { tunnelCommand } from './tunnel-command.ts'

const removal = {
  title: 'Remove the Connect webhook?',
  text: 'Without a URL no transfer event is sent. Its webhook, its log and what waits for it are removed.',
  action: 'Remove',
}

/** Stores the URL; empty asks, and removes the webhook when the person says so. */
const store = async (existing: Webhook | undefined, url: string): Promise<void> => {
  if (url !== '') {
    await saveConnectUrl(existing, url)
    toast.success('Saved the Connect webhook URL.')
  } else if (existing) {
    if (!(await confirm(removal))) return
    await client.webhooks.remove({ id: existing.id })
    toast.success('Removed the Connect webhook.')
  }
  await queryClient.invalidateQueries({ queryKey: rpc.webhooks.key() })
}

const ConnectForm = ({ existing }: { existing: Webhook | undefined }) => {
  const saved = existing?.url ?? ''
  const [text, setText] = useState<string | null>(null)
  const [problem, setProblem] = useState<string>()
  const url = (text ?? saved).trim()
  const save = useMutation({
    mutationFn: () => store(existing, url),
    meta: { ownErrors: true },
    onSuccess: () => setText(null),
    onError: error => setProblem(toHookError(error).message),
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const wrong = url === '' ? null : urlProblem(url, existing?.urlPolicy ?? 'http-or-https')
    setProblem(wrong?.message)
    if (wrong === null) save.mutate()
  }
  return (
    <form noValidate onSubmit={submit}>
      <Field
        label="Connect webhook URL"
        help="Every transfer event of Hedge Connect goes there. Empty it to stop."
        error={problem}
        aside={
          existing && (
            <Link href={paths.webhook(existing.id)} className="text-accent hover:underline">
              Open its webhook
            </Link>
          )
        }
      >
        {ids => (
          <div className="flex items-center gap-2">
            <Input
              {...ids}
              mono
              inputMode="url"
              value={text ?? saved}
              placeholder="https://example.com/api/webhook"
              onChange={event => {
                setProblem(undefined)
                setText(event.target.value)
              }}
            />
            <Button writes type="submit" look="primary" busy={save.isPending} disabled={url === saved}>
              Save
            </Button>
          </div>
        )}
      </Field>
    </form>
  )
}

/** Help for an endpoint on this computer that is to be reached by a public URL, as Hedge Connect itself needs it. */
const LocalTesting = ({ url }: { url: string }) => (
  <section aria-label="Local testing" className="flex flex-col gap-1.5 rounded-md border border-line px-3 py-2.5">
    <h3 className="font-semibold">Local testing</h3>
    <p className="text-muted">
      Hookbench reaches a program on this computer as it is. To go by a public URL, as Hedge Connect does, run this in a
      terminal that has the Hookdeck CLI, and save the URL it prints as the Connect webhook URL.
    </p>
    <PasteLine text={tunnelCommand(url)} />
  </section>
)

/** The one endpoint of Hedge Connect (R15). */
export const ConnectCard = () => {
  const webhooks = useWebhooks().data?.items
  if (!webhooks) return <Skeleton rows={2} />
  const existing = connectWebhook(webhooks)
  return (
    <Card title="Hedge Connect">
      <div className="flex flex-col gap-2.5">
        <ConnectForm key={existing?.id ?? 'none'} existing={existing} />
        <HedgeNotes />
        <LocalTesting url={existing?.url ?? ''} />
      </div>
    </Card>
  )
}
