import { zodResolver } from '@hookform/resolvers/zod'
import { type SubmitEvent, useState } from 'react'
import { Controller, useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import { fixedResponseSchema, type Inbox, inboxNameSchema, inboxWarnings } from '../../../../src-shared/model/inbox.ts'
import { verificationSchemes } from '../../../../src-shared/model/scheme.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { go, paths } from '../../../lib/router.ts'
import { client, rpc } from '../../../lib/rpc.ts'
import { useSubmitKey } from '../../../lib/submit-key.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Combobox } from '../../../ui/combobox.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input, TextArea } from '../../../ui/input.tsx'
import { HmacOptions, hmacFormSchema, hmacOptionsOf, initialHmac } from './hmac-options.tsx'
import { KeptSecrets } from './kept-secrets.tsx'
import { useSchemes } from './use-schemes.ts'

const formSchema = z.object({
  name: inboxNameSchema,
  scheme: z.enum(verificationSchemes),
  secret: z.string().max(4096),
  /** Places of the secrets that stay. */
  kept: z.array(z.number()),
  publicUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/, error: 'Write a full address.' })]),
  accepts: z.boolean(),
  hmac: hmacFormSchema,
  response: fixedResponseSchema,
})
type InboxForm = z.infer<typeof formSchema>

const initialOf = (inbox: Inbox | null): InboxForm => ({
  name: inbox?.name ?? '',
  scheme: inbox?.scheme ?? 'none',
  secret: '',
  kept: Array.from({ length: inbox?.secrets ?? 0 }, (_, place) => place),
  publicUrl: inbox?.publicUrl ?? '',
  accepts: inbox?.onBadSignature === 'accept',
  hmac: initialHmac(inbox?.scheme === 'hmac' ? inbox.options : {}),
  response: inbox?.response ?? { status: 200, contentType: 'application/json', body: '{"ok":true}' },
})

const store = (inbox: Inbox | null, form: InboxForm): Promise<Inbox> => {
  const { name, scheme, secret, kept, response, publicUrl, accepts, hmac } = form
  const added = secret === '' ? [] : [secret]
  const fields = {
    scheme,
    response,
    publicUrl: publicUrl === '' ? null : publicUrl,
    onBadSignature: accepts ? ('accept' as const) : ('reject' as const),
    ...(scheme === 'hmac' ? { options: hmacOptionsOf(hmac, inbox) } : {}),
  }
  return inbox
    ? client.inboxes.update({ name: inbox.name, ...fields, secrets: [...added, ...kept] })
    : client.inboxes.create({ name, ...fields, secrets: added })
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
  const [scheme, secret, kept] = useWatch({ control, name: ['scheme', 'secret', 'kept'] })
  const [warning] = inboxWarnings({ scheme, hasSecret: secret !== '' || kept.length > 0 })
  const schemes = useSchemes()
  const info = schemes.find(each => each.name === scheme)
  const choices = [
    { value: 'none' as const, label: 'No verification' },
    ...schemes.map(({ name: value, title: label, summary: help }) => ({ value, label, help })),
  ]
  const secretHelp =
    warning ??
    (kept.length > 0 ? 'Adds one; leave it empty to add none.' : (info?.summary ?? 'What the sender signs with.'))

  const save = form.handleSubmit(async ready => {
    setFailure(null)
    try {
      const saved = await store(inbox, ready)
      await queryClient.invalidateQueries({ queryKey: rpc.inboxes.list.key() })
      onClose()
      go(paths.inbox(saved.name))
    } catch (error) {
      const { field, message } = toHookError(error)
      if (field === 'name' || field === 'secret' || field === 'publicUrl') form.setError(field, { message })
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
              {({ id }) => (
                <Combobox
                  id={id}
                  value={field.value}
                  choices={choices}
                  placeholder="Search schemes"
                  onChange={field.onChange}
                />
              )}
            </Field>
          )}
        />
        {scheme !== 'none' && (
          <>
            <Controller
              control={control}
              name="kept"
              render={({ field }) => (
                <KeptSecrets masked={inbox?.maskedSecrets ?? []} kept={field.value} onChange={field.onChange} />
              )}
            />
            <Field label={info?.secret.label ?? 'Secret'} help={secretHelp} error={formState.errors.secret?.message}>
              {ids => (
                <Input
                  {...ids}
                  {...form.register('secret')}
                  mono
                  type="password"
                  autoComplete="new-password"
                  placeholder={info?.secret.example}
                />
              )}
            </Field>
            {scheme === 'hmac' && <HmacOptions form={form} />}
            {info?.signsUrl && (
              <Field
                label="Public URL"
                optional
                help="The address that the sender has: it is signed. Empty: the receiver’s own."
                error={formState.errors.publicUrl?.message}
              >
                {ids => <Input {...ids} {...form.register('publicUrl')} mono placeholder="https://hooks.example.com" />}
              </Field>
            )}
            <Controller
              control={control}
              name="accepts"
              render={({ field }) => (
                <Checkbox
                  checked={field.value}
                  onChange={field.onChange}
                  label="Answer bad signatures like good ones, instead of with status 400"
                />
              )}
            />
          </>
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
