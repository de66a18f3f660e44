import { zodResolver } from '@hookform/resolvers/zod'
import { type SubmitEvent, useState } from 'react'
import { Controller, useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import { toHookError } from '../../../src-shared/contract/client.ts'
import {
  fixedResponseSchema,
  type Inbox,
  inboxNameSchema,
  inboxWarnings,
  verificationSchemes,
} from '../../../src-shared/model/inbox.ts'
import { queryClient } from '../../lib/query-client.ts'
import { go, paths } from '../../lib/router.ts'
import { client, rpc } from '../../lib/rpc.ts'
import { useSubmitKey } from '../../lib/submit-key.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { Input, TextArea } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { schemeLabel } from './scheme-label.ts'

const formSchema = z.object({
  name: inboxNameSchema,
  scheme: z.enum(verificationSchemes),
  secret: z.string().max(1024),
  response: fixedResponseSchema,
})
type InboxForm = z.infer<typeof formSchema>

const SCHEMES = verificationSchemes.map(value => ({ value, label: schemeLabel[value] }))

const initialOf = (inbox: Inbox | null): InboxForm => ({
  name: inbox?.name ?? '',
  scheme: inbox?.scheme ?? 'none',
  secret: '',
  response: inbox?.response ?? { status: 200, contentType: 'application/json', body: '{"ok":true}' },
})

const store = (inbox: Inbox | null, { name, scheme, secret, response }: InboxForm): Promise<Inbox> => {
  const fields = { scheme, response, ...(secret === '' ? {} : { secret }) }
  return inbox ? client.inboxes.update({ name: inbox.name, ...fields }) : client.inboxes.create({ name, ...fields })
}

interface Props {
  /** Null adds one. */
  inbox: Inbox | null
  onClose(): void
}

/** Adds or edits an inbox. The secret goes in and never comes back. */
const InboxFormDialog = ({ inbox, onClose }: Props) => {
  const form = useForm<InboxForm>({
    resolver: zodResolver(formSchema),
    mode: 'onTouched',
    defaultValues: initialOf(inbox),
  })
  const { control, formState } = form
  const [failure, setFailure] = useState<unknown>(null)
  const [scheme, secret] = useWatch({ control, name: ['scheme', 'secret'] })
  const [warning] = inboxWarnings({ scheme, hasSecret: secret !== '' || (inbox?.hasSecret ?? false) })
  const secretHelp =
    warning ?? (inbox?.hasSecret ? 'One is set. Leave this empty to keep it.' : 'What the sender signs with.')

  const save = form.handleSubmit(async ready => {
    setFailure(null)
    try {
      const saved = await store(inbox, ready)
      await queryClient.invalidateQueries({ queryKey: rpc.inboxes.list.key() })
      onClose()
      go(paths.inbox(saved.name))
    } catch (error) {
      const { field, message } = toHookError(error)
      if (field === 'name' || field === 'secret') form.setError(field, { message })
      else setFailure(error)
    }
  })
  const submit = (event: SubmitEvent): void => void save(event)
  useSubmitKey(() => void save(), 'dialog')

  return (
    <Dialog
      open
      onClose={onClose}
      title={inbox ? `Edit inbox ${inbox.name}` : 'Add inbox'}
      description="Requests to its path are kept byte for byte and answered with the response below."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button writes look="primary" type="submit" form="inbox-form" busy={formState.isSubmitting}>
            {inbox ? 'Save' : 'Create'}
          </Button>
        </>
      }
    >
      <form id="inbox-form" noValidate onSubmit={submit} className="flex flex-col gap-2">
        {failure !== null && <ErrorNote error={failure} />}
        {!inbox && (
          <Field label="Name" help="The first part of the path." error={formState.errors.name?.message}>
            {ids => <Input {...ids} {...form.register('name')} mono placeholder="demo" />}
          </Field>
        )}
        <Controller
          control={control}
          name="scheme"
          render={({ field }) => (
            <Field label="Verification">
              {({ id }) => <Select id={id} value={field.value} choices={SCHEMES} onChange={field.onChange} />}
            </Field>
          )}
        />
        {scheme !== 'none' && (
          <Field label="Secret" help={secretHelp} error={formState.errors.secret?.message}>
            {ids => <Input {...ids} {...form.register('secret')} mono type="password" autoComplete="new-password" />}
          </Field>
        )}
        <div className="grid grid-cols-[120px_1fr] gap-3">
          <Field label="Response status" error={formState.errors.response?.status?.message}>
            {ids => (
              <Input {...ids} {...form.register('response.status', { valueAsNumber: true })} mono type="number" />
            )}
          </Field>
          <Field label="Response content type" error={formState.errors.response?.contentType?.message}>
            {ids => <Input {...ids} {...form.register('response.contentType')} mono />}
          </Field>
        </div>
        <Field label="Response body" optional error={formState.errors.response?.body?.message}>
          {ids => <TextArea {...ids} {...form.register('response.body')} rows={3} />}
        </Field>
      </form>
    </Dialog>
  )
}

export default InboxFormDialog
