import { zodResolver } from '@hookform/resolvers/zod'
import { type SubmitEvent, useState } from 'react'
import { Controller, type FieldPath, useForm, useWatch } from 'react-hook-form'
import { toHookError } from '../../../src-shared/contract/client.ts'
import { PASSWORD_MASK, type Source } from '../../../src-shared/model/source.ts'
import { queryClient } from '../../lib/query-client.ts'
import { go, paths } from '../../lib/router.ts'
import { rpc } from '../../lib/rpc.ts'
import { useSubmitKey } from '../../lib/submit-key.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TokenInput } from '../../ui/token-input.tsx'
import { formOfSource, sourceFormSchema, type SourceForm, storeSource } from './source-form-model.ts'

const KINDS = [
  { value: 'folder', label: 'Watched folder' },
  { value: 'redis-stream', label: 'Redis stream' },
] as const

const DESCRIPTIONS = {
  folder: 'Files that are added, changed, renamed, moved or removed below it become asset and folder events.',
  'redis-stream': 'Entries that other programs add with XADD become events, each once.',
}

/** Fields of the form by their names at the API. */
const FIELDS: Record<string, FieldPath<SourceForm>> = {
  name: 'name',
  'folder.path': 'folder.path',
  'folder.ignore': 'folder.ignore',
  'folder.settleMs': 'folder.settleSec',
  'stream.url': 'stream.url',
  'stream.key': 'stream.key',
  'stream.group': 'stream.group',
}

interface Props {
  /** Null adds one. */
  source: Source | null
  onClose(): void
}

/** Adds or edits a source; its kind stays what it was made as. */
const SourceFormDialog = ({ source, onClose }: Props) => {
  const { register, control, formState, handleSubmit, setError, setValue } = useForm<SourceForm>({
    resolver: zodResolver(sourceFormSchema),
    mode: 'onTouched',
    defaultValues: formOfSource(source),
  })
  const { errors, isSubmitting } = formState
  const [failure, setFailure] = useState<unknown>(null)
  const kind = useWatch({ control, name: 'kind' })

  const save = handleSubmit(async ready => {
    setFailure(null)
    try {
      const saved = await storeSource(source, ready)
      await queryClient.invalidateQueries({ queryKey: rpc.sources.key() })
      onClose()
      go(paths.source(saved.id))
    } catch (error) {
      const { field, message } = toHookError(error)
      const path = field === undefined ? undefined : FIELDS[field]
      if (path === undefined) setFailure(error)
      else setError(path, { message })
    }
  })
  const submit = (event: SubmitEvent): void => void save(event)
  useSubmitKey(() => void save(), 'dialog')

  return (
    <Dialog
      open
      onClose={onClose}
      title={source ? `Edit ${source.name}` : 'Add source'}
      description={DESCRIPTIONS[kind]}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button writes look="primary" type="submit" form="source-form" busy={isSubmitting}>
            {source ? 'Save' : 'Create'}
          </Button>
        </>
      }
    >
      <form id="source-form" noValidate onSubmit={submit} className="flex flex-col gap-2">
        {failure !== null && <ErrorNote error={failure} />}
        {!source && <Segmented label="Kind" value={kind} choices={KINDS} onChange={next => setValue('kind', next)} />}
        <Field label="Name" error={errors.name?.message}>
          {ids => <Input {...ids} {...register('name')} placeholder={kind === 'folder' ? 'Pictures' : 'Orders'} />}
        </Field>
        {kind === 'folder' ? (
          <>
            <Field
              label="Folder"
              help="The whole path, on the computer that Hookbench runs on."
              error={errors.folder?.path?.message}
            >
              {ids => <Input {...ids} {...register('folder.path')} mono placeholder="/srv/pictures" />}
            </Field>
            <Controller
              control={control}
              name="folder.ignore"
              render={({ field }) => (
                <Field
                  label="Not looked at"
                  help="Names of files and folders; * stands for any part of a name."
                  error={errors.folder?.ignore?.message}
                >
                  {({ id, 'aria-describedby': note }) => (
                    <TokenInput
                      id={id}
                      aria-describedby={note}
                      value={field.value}
                      onChange={field.onChange}
                      spaced
                      placeholder="*.tmp"
                    />
                  )}
                </Field>
              )}
            />
            <Field
              label="Seconds without a change until a file counts as written"
              error={errors.folder?.settleSec?.message}
            >
              {ids => (
                <Input
                  {...ids}
                  {...register('folder.settleSec', { valueAsNumber: true })}
                  mono
                  type="number"
                  min={0.1}
                  step={0.1}
                  className="max-w-30"
                />
              )}
            </Field>
          </>
        ) : (
          <>
            <Field
              label="Server"
              help={
                source?.kind === 'redis-stream' && source.stream.url.includes(PASSWORD_MASK)
                  ? `The password is kept while it reads ${PASSWORD_MASK}.`
                  : 'redis:// or rediss://, with user, password and database where they are needed.'
              }
              error={errors.stream?.url?.message}
            >
              {ids => <Input {...ids} {...register('stream.url')} mono />}
            </Field>
            <Field label="Key of the stream" error={errors.stream?.key?.message}>
              {ids => <Input {...ids} {...register('stream.key')} mono placeholder="events" />}
            </Field>
            <Field
              label="Consumer group"
              help="Programs in one group share the entries; Hookbench makes the group when it is missing."
              error={errors.stream?.group?.message}
            >
              {ids => <Input {...ids} {...register('stream.group')} mono />}
            </Field>
          </>
        )}
      </form>
    </Dialog>
  )
}

export default SourceFormDialog
