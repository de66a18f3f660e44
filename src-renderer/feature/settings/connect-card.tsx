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
            <Button type="submit" look="primary" busy={save.isPending} disabled={url === saved}>
              Save
            </Button>
          </div>
        )}
      </Field>
    </form>
  )
}

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
        <p className="text-muted">
          To try it with a program on this computer, open a tunnel and save the URL it prints:
        </p>
        <PasteLine text="hookdeck listen 3000 connect --path /api/webhook" />
      </div>
    </Card>
  )
}
