import { useMutation } from '@tanstack/react-query'
import { Send, WandSparkles } from 'lucide-react'
import { useState } from 'react'
import { draftOf, useComposeDraft } from '../feature/compose/compose-draft.ts'
import { readMessage } from '../feature/compose/read-message.ts'
import { ResultCard } from '../feature/compose/result-card.tsx'
import { LICENCES, ORIGINS, samplesOf, SYSTEMS } from '../feature/compose/systems.ts'
import { TypeCombobox } from '../feature/compose/type-combobox.tsx'
import { useEventTypes } from '../feature/event-types/use-event-types.ts'
import { sendLine } from '../lib/send-line.ts'
import { useStart } from '../lib/use-start.ts'
import { prettyJsonText } from '../lib/json-text.ts'
import { rpc } from '../lib/rpc.ts'
import { useSubmitKey } from '../lib/submit-key.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { JsonEditor } from '../ui/json-editor.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Page } from '../ui/page.tsx'
import { Select } from '../ui/select.tsx'
import { SplitPane } from '../ui/split-pane.tsx'

const ComposePage = () => {
  const [draft, change] = useComposeDraft()
  const [tried, setTried] = useState(false)
  const catalogue = useEventTypes().data?.items
  const publish = useMutation(rpc.messages.publish.mutationOptions({ meta: { ownErrors: true } }))
  const reading = readMessage(draft)
  const problems = reading.ok ? {} : reading.problems
  const send = (): void => {
    setTried(true)
    if (reading.ok) publish.mutate(reading.message)
  }
  useSubmitKey(send)
  const start = useStart()

  const editor = (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4">
      <div className="grid grid-cols-2 gap-x-3 gap-y-2">
        <Field label="System">
          {({ id }) => (
            <Select
              id={id}
              value={draft.system}
              choices={SYSTEMS}
              onChange={system => change({ ...draftOf(system), id: draft.id })}
            />
          )}
        </Field>
        <Field label="Event type" error={tried ? problems.type : undefined}>
          {ids => (
            <TypeCombobox
              {...ids}
              key={draft.system}
              value={draft.type}
              samples={samplesOf(draft.system, catalogue)}
              onChange={type => change({ type })}
              onSample={({ type, data }) => change(data === null ? { type } : { type, data })}
            />
          )}
        </Field>
        {draft.system === 'netx' && (
          <Field label="Origin" help="How the asset came in.">
            {({ id }) => (
              <Select id={id} value={draft.origin} choices={ORIGINS} onChange={origin => change({ origin })} />
            )}
          </Field>
        )}
        {draft.system === 'hedge' && (
          <Field label="Licence of the origin" help="Of the computer that the event comes from.">
            {({ id }) => (
              <Select
                id={id}
                value={draft.originLicense}
                choices={LICENCES}
                onChange={originLicense => change({ originLicense })}
              />
            )}
          </Field>
        )}
        <Field label="Message id" optional error={problems.id}>
          {ids => (
            <Input
              {...ids}
              mono
              value={draft.id}
              placeholder="made for you"
              onChange={event => change({ id: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-1">
        <div className="flex items-center justify-between">
          <span className="font-semibold">Data</span>
          <Button
            size="small"
            look="ghost"
            icon={<WandSparkles size={12} aria-hidden />}
            disabled={problems.data !== undefined}
            onClick={() => change({ data: prettyJsonText(draft.data) })}
          >
            Tidy
          </Button>
        </div>
        <JsonEditor label="Data" value={draft.data} onChange={data => change({ data })} onSubmit={send} />
        <p role="status" className="min-h-4 text-xs text-bad">
          {problems.data}
        </p>
      </div>
    </div>
  )
  const result = (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-4">
      {publish.error && <ErrorNote error={publish.error} onRetry={send} />}
      {publish.data ? (
        <ResultCard published={publish.data} />
      ) : (
        !publish.error && (
          <EmptyState
            icon={Send}
            text="An event goes to every webhook that subscribes to its type. What becomes of it appears here."
            paste={sendLine(start, draft.type || 'order.paid', draft.data)}
          />
        )
      )}
    </div>
  )
  return (
    <Page
      title="Compose"
      actions={
        <>
          <Kbd keys="mod+Enter" />
          <Button writes look="primary" icon={<Send size={14} aria-hidden />} busy={publish.isPending} onClick={send}>
            Send event
          </Button>
        </>
      }
    >
      <SplitPane id="compose" list={editor} detail={result} />
    </Page>
  )
}

export default ComposePage
