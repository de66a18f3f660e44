import { useQuery } from '@tanstack/react-query'
import { Send, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import type { ReplayMode as Mode } from '../../../../src-shared/model/replay.ts'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { paths } from '../../../lib/router.ts'
import { rpc } from '../../../lib/rpc.ts'
import { useSubmitKey } from '../../../lib/submit-key.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { Field } from '../../../ui/field.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { SuggestInput } from '../../../ui/suggest-input.tsx'
import { EarlierReplays } from './earlier-replays.tsx'
import { EditFields } from './edit-fields.tsx'
import { type EditForm, editForm, editOf, editProblems, targetAt } from './edit-form.ts'
import { forgetEdit, rememberEdit, useReplayMemory } from './replay-memory.ts'
import { SentResult } from './sent-result.tsx'
import { lends, type Signing, SignFields } from './sign-fields.tsx'
import { useCaptureBytes } from './use-capture-bytes.ts'
import { useReplay } from './use-replay.ts'
import { useTargets } from './use-targets.ts'

const MODES = [
  { value: 'exact', label: 'As it came' },
  { value: 'resign', label: 'Signed anew' },
  { value: 'edit', label: 'Edited' },
] as const

const ABOUT: Record<Mode, string> = {
  exact: 'The same bytes and headers in their order. A signature with a time in it may be too old by now.',
  resign: 'The same body with a new signature, and a new time where the scheme has one.',
  edit: 'Change what you like; without a new signature the old one goes along as it is.',
}

const ADDRESS = /^https?:\/\/[^\s/]/i

const problemOfTo = (to: string): string | null =>
  ADDRESS.test(to) ? null : 'Write a full address, for example http://127.0.0.1:3000/webhooks.'

const Form = ({
  capture,
  inbox,
  startMode,
  onClose,
}: {
  capture: Capture
  inbox: Inbox | null
  startMode: Mode
  onClose(): void
}) => {
  const targets = useTargets()
  const [mode, setMode] = useState(startMode)
  const [to, setTo] = useState(() => inbox?.forwardTo ?? targets[0]?.value ?? inbox?.url ?? '')
  const [signing, setSigning] = useState<Signing>({
    scheme: inbox === null || inbox.scheme === 'none' ? 'standard' : inbox.scheme,
    secret: '',
  })
  const [signsEdited, setSignsEdited] = useState(inbox?.hasSecret === true)
  const { bytes, error: bodyError } = useCaptureBytes(capture, mode === 'edit')
  const remembered = useReplayMemory(state => state.edits[capture.id])
  const edit = remembered ?? (bytes === null ? null : editForm(capture, bytes))
  const [tried, setTried] = useState(false)
  const replay = useReplay()
  const outcome = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (replay.result !== null || replay.failure !== null) outcome.current?.scrollIntoView({ block: 'nearest' })
  }, [replay.result, replay.failure])

  const signs = mode === 'resign' || (mode === 'edit' && signsEdited)
  const said = (field: string): string | undefined =>
    replay.field === field ? toHookError(replay.failure).message : undefined
  const toProblem = (tried ? problemOfTo(to.trim()) : null) ?? said('to')
  const secretProblem =
    (tried && signs && signing.secret === '' && !lends(inbox, signing.scheme)
      ? 'Write the secret: the inbox has none of this scheme to lend.'
      : undefined) ?? said('secret')
  const problems = edit !== null && tried ? editProblems(edit) : {}
  const setEdit = (change: Partial<EditForm>): void => {
    if (edit !== null) rememberEdit(capture.id, { ...edit, ...change })
  }

  const send = (): void => {
    setTried(true)
    const edited = mode === 'edit'
    if (replay.busy || problemOfTo(to.trim()) !== null) return
    if (signs && signing.secret === '' && !lends(inbox, signing.scheme)) return
    if (edited && (edit === null || bytes === null || Object.keys(editProblems(edit)).length > 0)) return
    void replay.send({
      id: capture.id,
      to: to.trim(),
      mode,
      ...(edited && edit !== null && bytes !== null ? { edit: editOf(edit, bytes) } : {}),
      ...(signs ? { scheme: signing.scheme } : {}),
      ...(signs && signing.secret !== '' ? { secret: signing.secret } : {}),
    })
  }
  useSubmitKey(send, 'dialog')

  const shownField = replay.field === 'to' || (replay.field === 'secret' && signs)
  const { result } = replay
  return (
    <Dialog
      open
      onClose={onClose}
      width="large"
      title="Replay"
      description={
        <span className="mono wrap-anywhere">{`${capture.method} ${capture.target} of inbox ${capture.inbox}`}</span>
      }
      footer={
        <>
          <span className="flex-1 text-faint">
            <Kbd keys="mod+Enter" />
          </span>
          <Button onClick={onClose}>Close</Button>
          {replay.busy ? (
            <Button icon={<Square size={13} aria-hidden />} onClick={replay.cancel}>
              Stop
            </Button>
          ) : (
            <Button writes look="primary" icon={<Send size={14} aria-hidden />} onClick={send}>
              {result === null ? 'Send' : 'Send again'}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <div className="flex flex-col gap-1">
          <Segmented label="Send it" value={mode} choices={MODES} onChange={next => setMode(next)} />
          <p className="text-xs text-faint">{ABOUT[mode]}</p>
        </div>
        <Field label="Send to" error={toProblem}>
          {ids => (
            <SuggestInput
              {...ids}
              value={to}
              onChange={setTo}
              suggestions={targets}
              placeholder="http://127.0.0.1:3000/webhooks"
            />
          )}
        </Field>
        {mode === 'edit' && (
          <>
            {bodyError ? (
              <ErrorNote error={bodyError} />
            ) : edit === null ? (
              <Skeleton rows={4} />
            ) : (
              <EditFields
                form={edit}
                usualTarget={targetAt(to, capture)}
                problems={problems}
                onChange={setEdit}
                onSubmit={send}
              />
            )}
            <div className="flex items-center justify-between">
              <Checkbox label="Sign it anew" checked={signsEdited} onChange={setSignsEdited} />
              {remembered !== undefined && (
                <Button size="small" onClick={() => forgetEdit(capture.id)}>
                  As it came
                </Button>
              )}
            </div>
          </>
        )}
        {signs && <SignFields inbox={inbox} value={signing} problem={secretProblem} onChange={setSigning} />}
        <div ref={outcome}>
          {replay.busy && (
            <p role="status" className="text-muted">
              Waiting for the answer…
            </p>
          )}
          {replay.failure !== null && !shownField && <ErrorNote error={replay.failure} />}
          {result !== null && (
            <SentResult
              result={result}
              arrived={
                result.captureId === null ? null : { href: paths.capture('-', result.captureId), onFollow: onClose }
              }
            />
          )}
        </div>
        <EarlierReplays id={capture.id} onFollow={onClose} />
      </div>
    </Dialog>
  )
}

/** Sends a capture once more: as it came, signed anew, or edited. */
const ReplayDialog = ({ capture: id, mode, onClose }: { capture: string; mode: Mode; onClose(): void }) => {
  const capture = useQuery(rpc.captures.get.queryOptions({ input: { id } }))
  const inboxes = useQuery(rpc.inboxes.list.queryOptions())
  const { data } = capture
  if (data && inboxes.data) {
    const inbox = inboxes.data.items.find(({ name }) => name === data.inbox) ?? null
    return <Form capture={data} inbox={inbox} startMode={mode} onClose={onClose} />
  }
  const error = capture.error ?? inboxes.error
  return (
    <Dialog open onClose={onClose} width="large" title="Replay">
      {error ? <ErrorNote error={error} onRetry={() => void capture.refetch()} /> : <Skeleton />}
    </Dialog>
  )
}

export default ReplayDialog
