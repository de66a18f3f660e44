import { useQuery } from '@tanstack/react-query'
import { Send, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { type SampleSummary, targetUrlSchema } from '../../../../src-shared/model/sample.ts'
import { paths } from '../../../lib/router.ts'
import { rpc } from '../../../lib/rpc.ts'
import { useSubmitKey } from '../../../lib/submit-key.ts'
import { useUi } from '../../../lib/ui-state.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { SentResult } from '../replay/sent-result.tsx'
import { findSamples } from './find-samples.ts'
import { SampleForm, useSampleDraft } from './sample-form.tsx'
import { SampleList } from './sample-list.tsx'
import { useSendSample } from './use-send-sample.ts'

const Outcome = ({ sending, onClose }: { sending: ReturnType<typeof useSendSample>; onClose(): void }) => {
  const { busy, result, failure } = sending
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (result !== null || failure !== null) place.current?.scrollIntoView({ block: 'nearest' })
  }, [result, failure])
  return (
    <div ref={place} className="mt-3">
      {busy && (
        <p role="status" className="text-muted">
          Waiting for the answer…
        </p>
      )}
      {failure !== null && fieldOf(failure) === null && <ErrorNote error={failure} />}
      {result !== null && (
        <SentResult
          result={result}
          arrived={result.captureId === null ? null : { href: paths.capture('-', result.captureId), onFollow: onClose }}
        />
      )}
    </div>
  )
}

/** The field that a refusal is about. */
const fieldOf = (failure: unknown): 'to' | 'secret' | null => {
  const field = failure === null ? undefined : toHookError(failure).field
  return field === 'to' || field === 'secret' ? field : null
}

const Body = ({ samples, inbox, onClose }: { samples: SampleSummary[]; inbox: Inbox | null; onClose(): void }) => {
  const scheme = inbox?.scheme ?? null
  const [text, setText] = useState('')
  const [openId, setOpenId] = useState<string | null>(() => findSamples(samples, '', scheme)[0]?.id ?? null)
  const lastTarget = useUi(state => state.targets[0])
  const [to, setTo] = useState(inbox?.url ?? lastTarget ?? '')
  const [secret, setSecret] = useState('')
  const [tried, setTried] = useState(false)
  const sending = useSendSample()
  const { data, error, refetch } = useQuery(
    rpc.samples.get.queryOptions({ input: { id: openId ?? '' }, enabled: openId !== null }),
  )
  const kept = useSampleDraft(data)
  const address = targetUrlSchema.safeParse(to.trim())
  const wrongAddress = address.success ? undefined : address.error.issues[0]?.message
  const refused = fieldOf(sending.failure)
  const said = refused === null ? undefined : toHookError(sending.failure).message

  const send = (): void => {
    setTried(true)
    if (!data || !kept || !address.success || sending.busy) return
    const headers = kept.draft.headers.filter(([name]) => name.trim() !== '')
    const edit = kept.edited ? { body: kept.draft.body, headers } : {}
    void sending.send({ id: data.id, to: to.trim(), ...edit, ...(secret === '' ? {} : { secret }) })
  }
  useSubmitKey(send, 'dialog')

  return (
    <Dialog
      open
      onClose={onClose}
      width="large"
      title="Send a sample"
      description="An event as its provider sends it, signed as the provider signs."
      footer={
        <>
          <span className="flex-1 text-faint">
            <Kbd keys="mod+Enter" />
          </span>
          <Button onClick={onClose}>Close</Button>
          {sending.busy ? (
            <Button icon={<Square size={13} aria-hidden />} onClick={sending.cancel}>
              Stop
            </Button>
          ) : (
            <Button writes look="primary" icon={<Send size={14} aria-hidden />} disabled={!data} onClick={send}>
              {sending.result === null ? 'Send' : 'Send again'}
            </Button>
          )}
        </>
      }
    >
      <div className="grid h-[min(560px,calc(100vh-230px))] grid-cols-[minmax(220px,300px)_minmax(0,1fr)] gap-4">
        <SampleList
          samples={samples}
          text={text}
          onText={setText}
          scheme={scheme}
          openId={openId}
          onOpen={id => {
            setOpenId(id)
            sending.clear()
          }}
        />
        <div className="min-w-0 overflow-y-auto pr-1">
          {error ? (
            <ErrorNote error={error} onRetry={() => void refetch()} />
          ) : data && kept ? (
            <>
              <p className="mb-2 text-muted">{data.title}</p>
              <SampleForm
                key={data.id}
                sample={data}
                {...kept}
                to={to}
                onTo={setTo}
                toProblem={(tried ? wrongAddress : undefined) ?? (refused === 'to' ? said : undefined)}
                secret={secret}
                onSecret={setSecret}
                secretProblem={refused === 'secret' ? said : undefined}
                onSubmit={send}
              />
              <Outcome sending={sending} onClose={onClose} />
            </>
          ) : (
            <Skeleton rows={4} />
          )}
        </div>
      </div>
    </Dialog>
  )
}

/** Picks an event of a provider, edits it and sends it, signed as the provider would. */
const SamplesDialog = ({ inbox: name, onClose }: { inbox: string | null; onClose(): void }) => {
  const samples = useQuery(rpc.samples.list.queryOptions())
  const inboxes = useQuery(rpc.inboxes.list.queryOptions())
  if (samples.data && inboxes.data) {
    const inbox = inboxes.data.items.find(each => each.name === name) ?? null
    return <Body samples={samples.data.items} inbox={inbox} onClose={onClose} />
  }
  const error = samples.error ?? inboxes.error
  return (
    <Dialog open onClose={onClose} width="large" title="Send a sample">
      {error ? <ErrorNote error={error} onRetry={() => void samples.refetch()} /> : <Skeleton />}
    </Dialog>
  )
}

export default SamplesDialog
