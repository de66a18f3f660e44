import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import type { HeldRequest } from '../../../../src-shared/model/answering.ts'
import { type Step, stepSchema } from '../../../../src-shared/model/respond.ts'
import { presets } from '../../../../src-shared/respond/presets.ts'
import { fromBase64 } from '../../../lib/bytes.ts'
import { keepDraft, readDraft } from '../../../lib/drafts.ts'
import { formatClock } from '../../../lib/format.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { client, rpc } from '../../../lib/rpc.ts'
import { useSubmitKey } from '../../../lib/submit-key.ts'
import { useUi } from '../../../lib/ui-state.ts'
import { Button } from '../../../ui/button.tsx'
import { CodeView } from '../../../ui/code-view.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { HeaderList } from '../../../ui/header-list.tsx'
import { HeaderRows } from '../../../ui/header-rows.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { Select } from '../../../ui/select.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { keptStep, stepForm, type StepForm } from '../answering/answering-form.ts'
import { AnswerFields } from '../answering/answer-fields.tsx'
import { type Problems, readOneStep } from '../answering/read-answering.ts'
import { TimeLeft } from './time-left.tsx'
import { useHeld } from './use-held.ts'

const DRAFT = 'held.answer'
const OK = stepSchema.parse({ headers: [['content-type', 'application/json']], body: '{"ok":true}' })
/** Ready-made answers of one step. */
const QUICK = presets.flatMap(({ id, title, respond: { rules } }) => {
  const [step] = rules.length === 1 && rules[0]?.steps.length === 1 ? rules[0].steps : []
  return step === undefined || id === 'large' ? [] : [{ id, title, step }]
})

const Request = ({ held }: { held: HeldRequest }) => {
  const view = useUi(state => state.bodyView)
  const { data, error, refetch } = useQuery(rpc.captures.get.queryOptions({ input: { id: held.id } }))
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={4} />
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p className="mono wrap-anywhere">{`${data.method} ${data.target}`}</p>
      <HeaderList headers={data.rawHeaders} label="Headers of the held request" />
      {data.bodyBase64 !== null && data.bodySize > 0 && (
        <CodeView label="Body of the held request" bytes={fromBase64(data.bodyBase64)} view={view} />
      )}
    </div>
  )
}

const Answering = ({
  held,
  others,
  onChoose,
  onClose,
}: {
  held: HeldRequest
  others: HeldRequest[]
  onChoose(id: string): void
  onClose(): void
}) => {
  const [step, setStep] = useState<StepForm>(() => keptStep(readDraft(DRAFT)) ?? stepForm(OK))
  const [problems, setProblems] = useState<Problems>({})
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => keepDraft(DRAFT, step), [step])

  const release = async (ready: Step): Promise<void> => {
    setFailure(null)
    setBusy(true)
    try {
      await client.captures.release({ id: held.id, step: ready })
      await queryClient.invalidateQueries({ queryKey: rpc.receiver.held.key() })
      void queryClient.invalidateQueries({ queryKey: rpc.captures.get.key({ input: { id: held.id } }) })
      const next = others.find(({ id }) => id !== held.id)
      if (next) onChoose(next.id)
      else onClose()
    } catch (error) {
      const { field, message } = toHookError(error)
      if (field?.startsWith('step.')) setProblems({ [`answer.${field.split('.')[1]}`]: message })
      else setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  const send = (): void => {
    const read = readOneStep(step, 'answer')
    if ('problems' in read) return setProblems(read.problems)
    setProblems({})
    void release(read.step)
  }
  useSubmitKey(send, 'dialog')

  return (
    <Dialog
      open
      onClose={onClose}
      width="large"
      title={`Answer a held request of inbox ${held.inbox}`}
      description={
        <span className="flex flex-wrap items-center gap-3">
          <span>{`The sender waits. When nobody acts it gets ${held.answer.fault ?? held.answer.status}.`}</span>
          <TimeLeft since={held.since} until={held.until} />
        </span>
      }
      footer={
        <>
          <span className="flex-1 text-faint">
            <Kbd keys="mod+Enter" />
          </span>
          <Button onClick={onClose}>Let it wait</Button>
          <Button writes look="primary" busy={busy} onClick={send}>
            Release
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {failure !== null && <ErrorNote error={failure} />}
        {others.length > 1 && (
          <Select
            aria-label="Held request"
            value={held.id}
            choices={others.map(({ id, method, target, until }) => ({
              value: id,
              label: `${method} ${target}, until ${formatClock(until)}`,
            }))}
            onChange={onChoose}
          />
        )}
        <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
          <section aria-label="Request" className="min-w-0">
            <h3 className="mb-1.5 font-semibold">Request</h3>
            <Request held={held} />
          </section>
          <section aria-label="Answer" className="flex min-w-0 flex-col gap-2">
            <h3 className="font-semibold">Answer</h3>
            <div role="group" aria-label="Presets" className="flex flex-wrap gap-1.5">
              {QUICK.map(({ id, title, step: preset }) => (
                <Button key={id} size="small" onClick={() => setStep(stepForm(preset))}>
                  {title}
                </Button>
              ))}
            </div>
            <AnswerFields step={step} place="answer" problems={problems} onChange={setStep} />
            <HeaderRows
              of="Answer"
              value={step.headers}
              problem={problems['answer.headers']}
              onChange={headers => setStep({ ...step, headers })}
            />
          </section>
        </div>
      </div>
    </Dialog>
  )
}

/** A request that waits, and the answer it gets. What was typed is there again for the next one. */
const HeldDialog = ({ capture, onClose }: { capture: string; onClose(): void }) => {
  const [chosen, setChosen] = useState(capture)
  const all = useHeld()
  const held = all.find(({ id }) => id === chosen)
  if (held) return <Answering key={held.id} held={held} others={all} onChoose={setChosen} onClose={onClose} />
  const [next] = all
  return (
    <Dialog
      open
      onClose={onClose}
      title="This request does not wait any more"
      description="It was answered, or its sender is gone. What you wrote is kept for the next one."
      footer={
        <>
          {next && <Button onClick={() => setChosen(next.id)}>Answer the next</Button>}
          <Button look="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    />
  )
}

export default HeldDialog
