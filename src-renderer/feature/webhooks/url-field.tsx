import { useQuery } from '@tanstack/react-query'
import { toast } from 'sonner'
import { toHookError } from '../../../src-shared/contract/client.ts'
import { urlProblem } from '../../../src-shared/endpoint-url.ts'
import type { Inbox } from '../../../src-shared/model/inbox.ts'
import type { Settings } from '../../../src-shared/model/webhook.ts'
import { client, rpc } from '../../lib/rpc.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'

interface Props {
  value: string
  policy: Settings['urlPolicy']
  error: string | undefined
  /** What the engine adds to its refusal. */
  help: string | undefined
  onChange(url: string): void
  onBlur(): void
  /** The URL of an inbox was put in; over HTTPS its local authority must be trusted. */
  onReceiver(url: string): void
}

const someInbox = async (inboxes: Inbox[]): Promise<Inbox> => inboxes[0] ?? client.inboxes.create({ name: 'demo' })

export const UrlField = ({ value, policy, error, help, onChange, onBlur, onReceiver }: Props) => {
  const inboxes = useQuery(rpc.inboxes.list.queryOptions()).data?.items ?? []
  const fix = error === undefined ? undefined : urlProblem(value, policy)?.fix

  const fillReceiver = async (): Promise<void> => {
    try {
      const inbox = await someInbox(inboxes)
      const url = policy === 'https-only' ? inbox.httpsUrl : inbox.url
      if (url === null)
        toast.error('The HTTPS receiver is off.', { description: 'This profile sends to https:// only.' })
      else onReceiver(url)
    } catch (failure) {
      toast.error(toHookError(failure).message)
    }
  }

  return (
    <Field
      label="Endpoint URL"
      error={error === undefined || help === undefined ? error : `${error} ${help}`}
      fix={
        fix && (
          <Button size="small" onClick={() => onChange(fix)}>
            <span className="max-w-80 truncate">
              Use <span className="mono">{fix}</span>
            </span>
          </Button>
        )
      }
      aside={
        <button type="button" onClick={() => void fillReceiver()} className="text-accent hover:underline">
          Use the built-in receiver
        </button>
      }
    >
      {ids => (
        <Input
          {...ids}
          mono
          inputMode="url"
          value={value}
          placeholder={policy === 'https-only' ? 'https://example.com/hooks' : 'https://example.com/hooks or http://…'}
          onChange={event => onChange(event.target.value)}
          onBlur={onBlur}
        />
      )}
    </Field>
  )
}
