import { useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import { handshakePolicies } from '../../../../src-shared/model/answering.ts'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { dropDraft, keepDraft, readDraft } from '../../../lib/drafts.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { client, rpc } from '../../../lib/rpc.ts'
import { useSubmitKey } from '../../../lib/submit-key.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { confirm } from '../../../ui/confirm.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { Field } from '../../../ui/field.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { Select } from '../../../ui/select.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { type AnsweringForm, answeringForm, keptForm, sameForm } from './answering-form.ts'
import { ForwardField } from './forward-field.tsx'
import { HoldFields } from './hold-fields.tsx'
import { KeepFields } from './keep-fields.tsx'
import { placeOf, type Problems, readAnswering } from './read-answering.ts'
import { RulesSection } from './rules-section.tsx'

const HANDSHAKES: Record<(typeof handshakePolicies)[number], { label: string; help: string }> = {
  answer: { label: 'Answer it', help: 'As the provider wants, so that it takes the address.' },
  refuse: { label: 'Refuse it', help: 'To see what the provider does then.' },
  ignore: { label: 'Treat it like any request', help: 'The rules answer it.' },
}
const HANDSHAKE_CHOICES = handshakePolicies.map(value => ({ value, ...HANDSHAKES[value] }))

const PROBLEM = '[role="alert"], [aria-invalid="true"]'
const FORM = 'answering-form'

const Form = ({ inbox, onClose }: { inbox: Inbox; onClose(): void }) => {
  const draftKey = `answering.${inbox.name}`
  const [initial, setInitial] = useState(() => answeringForm(inbox))
  const [form, setForm] = useState(() => keptForm(readDraft(draftKey)) ?? initial)
  const [problems, setProblems] = useState<Problems>({})
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState(0)
  const body = useRef<HTMLFormElement>(null)
  const changed = !sameForm(form, initial)
  const rulesChanged = !sameForm({ ...initial, rules: form.rules }, initial)

  useEffect(() => {
    if (changed) keepDraft(draftKey, form)
    else dropDraft(draftKey)
  }, [changed, draftKey, form])
  useEffect(() => {
    if (refused > 0) body.current?.querySelector(PROBLEM)?.scrollIntoView({ block: 'center' })
  }, [refused])

  const change = (next: Partial<AnsweringForm>): void => {
    const after = { ...form, ...next }
    setForm(after)
    if (Object.keys(problems).length === 0) return
    const read = readAnswering(after)
    setProblems('problems' in read ? read.problems : {})
  }
  const refuse = (next: Problems): void => {
    setProblems(next)
    setRefused(count => count + 1)
  }

  const save = async (): Promise<void> => {
    const read = readAnswering(form)
    if ('problems' in read) return refuse(read.problems)
    setFailure(null)
    setBusy(true)
    try {
      await client.inboxes.update({ name: inbox.name, ...read.fields })
      dropDraft(draftKey)
      setInitial(form)
      await queryClient.invalidateQueries({ queryKey: rpc.inboxes.key() })
      onClose()
    } catch (error) {
      const { field, message, help } = toHookError(error)
      const place = placeOf(field)
      if (place === null) setFailure(error)
      else refuse({ [place]: help === undefined ? message : `${message} ${help}` })
    } finally {
      setBusy(false)
    }
  }
  useSubmitKey(() => void save(), 'dialog')

  const close = async (): Promise<void> => {
    const discard =
      !changed ||
      (await confirm({ title: 'Discard what you changed?', text: 'It has not been saved.', action: 'Discard' }))
    if (!discard) return
    dropDraft(draftKey)
    onClose()
  }

  return (
    <Dialog
      open
      // What was typed is kept for the next time.
      onClose={onClose}
      width="large"
      title={`Answers of inbox ${inbox.name}`}
      description="The first rule that fits answers a request; where none fits it gets 200."
      footer={
        <>
          <span className="flex-1 text-faint">
            <Kbd keys="mod+Enter" />
          </span>
          <Button onClick={() => void close()}>{changed ? 'Discard' : 'Cancel'}</Button>
          <Button writes look="primary" type="submit" form={FORM} busy={busy}>
            Save
          </Button>
        </>
      }
    >
      <form
        ref={body}
        id={FORM}
        noValidate
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault()
          void save()
        }}
        className="flex flex-col gap-4"
      >
        {failure !== null && <ErrorNote error={failure} />}
        <RulesSection
          form={form}
          nextSteps={rulesChanged ? [] : inbox.nextSteps}
          problems={problems}
          onChange={change}
        />
        <HoldFields form={form} problems={problems} onChange={change} />
        <ForwardField
          value={form.forwardTo}
          problem={problems['forwardTo']}
          onChange={forwardTo => change({ forwardTo })}
        />
        <div className="grid grid-cols-2 items-start gap-4">
          <Field
            label="Handshake of a provider"
            help="A first request that asks whether the address is yours, as of Slack, Meta, Twitch, Zoom, CloudEvents."
          >
            {({ id }) => (
              <Select
                id={id}
                value={form.handshake}
                choices={HANDSHAKE_CHOICES}
                onChange={handshake => change({ handshake })}
              />
            )}
          </Field>
          <div className="pt-6">
            <Checkbox
              checked={form.showLastEvent}
              onChange={showLastEvent => change({ showLastEvent })}
              label="Show the last event to a GET"
              help="A GET of the inbox itself gets the last valid event as JSON, where the inbox has a scheme."
            />
          </div>
        </div>
        <KeepFields keep={form.keep} problems={problems} onChange={keep => change({ keep })} />
      </form>
    </Dialog>
  )
}

/** How an inbox answers. What is typed and not saved is there again when the editor is opened again. */
const AnsweringDialog = ({ inbox: name, onClose }: { inbox: string; onClose(): void }) => {
  const { data, error, refetch } = useQuery(rpc.inboxes.get.queryOptions({ input: { name } }))
  if (data) return <Form inbox={data} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} width="large" title={`Answers of inbox ${name}`}>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton />}
    </Dialog>
  )
}

export default AnsweringDialog
