import { zodResolver } from '@hookform/resolvers/zod'
import { Plus, WandSparkles, X } from 'lucide-react'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { Controller, useFieldArray, useForm, useWatch } from 'react-hook-form'
import { toast } from 'sonner'
import { toHookError } from '../../../src-shared/contract/client.ts'
import type { EventTypeDefinition } from '../../../src-shared/model/event-type-definition.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { prettyJsonText } from '../../lib/json-text.ts'
import { queryClient } from '../../lib/query-client.ts'
import { go, paths } from '../../lib/router.ts'
import { client, rpc } from '../../lib/rpc.ts'
import { useFirstField } from '../../lib/first-field.ts'
import { useSubmitKey } from '../../lib/submit-key.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { confirm } from '../../ui/confirm.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { EditorField } from './editor-field.tsx'
import {
  emptyForm,
  type EventTypeForm,
  eventTypeFormSchema,
  formOf,
  formPath,
  toDefinition,
} from './event-type-form-model.ts'

const SYSTEMS = Object.values(profiles)
const PROBLEM = '[role="alert"], [aria-invalid="true"], [data-problem]'

const store = async (form: EventTypeForm, isNew: boolean): Promise<void> => {
  const definition = toDefinition(form)
  await (isNew ? client.eventTypes.create(definition) : client.eventTypes.replace(definition))
  await queryClient.invalidateQueries({ queryKey: rpc.eventTypes.key() })
  toast.success(`Saved “${form.name}”.`)
}

/** Adds or edits an event type of one's own; null adds. */
const EventTypeFormPane = ({ definition }: { definition: EventTypeDefinition | null }) => {
  const [initial] = useState(() => (definition === null ? emptyForm : formOf(definition)))
  const form = useForm<EventTypeForm>({
    resolver: zodResolver(eventTypeFormSchema),
    mode: 'onTouched',
    defaultValues: initial,
  })
  const { control, formState } = form
  const examples = useFieldArray({ control, name: 'examples' })
  const values = useWatch({ control }) as EventTypeForm
  const [failure, setFailure] = useState<unknown>(null)
  const [refused, setRefused] = useState(0)
  const body = useRef<HTMLDivElement>(null)
  const title = definition === null ? 'New event type' : `Edit ${definition.name}`

  useEffect(() => {
    if (refused > 0) body.current?.querySelector(PROBLEM)?.scrollIntoView({ block: 'center' })
  }, [refused])

  const refuse = (error: unknown): void => {
    const { field, message, help } = toHookError(error)
    const path = formPath(field)
    if (path === null) setFailure(error)
    else form.setError(path, { message: help === undefined ? message : `${message} ${help}` })
    setRefused(count => count + 1)
  }

  const save = form.handleSubmit(
    async ready => {
      setFailure(null)
      try {
        await store(ready, definition === null)
        go(paths.eventType(ready.name))
      } catch (error) {
        refuse(error)
      }
    },
    () => setRefused(count => count + 1),
  )
  const formElement = useFirstField<HTMLFormElement>()
  const submit = (event: SubmitEvent): void => void save(event)
  useSubmitKey(() => void save())

  const close = async (): Promise<void> => {
    const changed = JSON.stringify(values) !== JSON.stringify(initial)
    const discard =
      !changed ||
      (await confirm({ title: 'Discard what you changed?', text: 'It has not been saved.', action: 'Discard' }))
    if (discard) go(definition === null ? paths.eventTypes : paths.eventType(definition.name))
  }

  const tidy = (path: 'schema' | `examples.${number}.text`): void =>
    form.setValue(path, prettyJsonText(form.getValues(path)), { shouldDirty: true })

  const tidyButton = (path: 'schema' | `examples.${number}.text`) => (
    <Button size="small" look="ghost" icon={<WandSparkles size={12} aria-hidden />} onClick={() => tidy(path)}>
      Tidy
    </Button>
  )

  return (
    <form ref={formElement} aria-label={title} noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-11 shrink-0 items-center justify-between border-b border-line pr-2 pl-4">
        <h2 className="truncate text-lg font-semibold">{title}</h2>
        <IconButton label="Close the form" icon={<X size={15} />} onClick={() => void close()} />
      </div>
      <div ref={body} className="flex min-h-0 flex-1 flex-col gap-2.5 overflow-y-auto p-4">
        {failure !== null && <ErrorNote error={failure} />}
        {definition === null && (
          <Field
            label="Name"
            help="What events carry as their type, such as order.paid."
            error={formState.errors.name?.message}
          >
            {ids => <Input {...ids} {...form.register('name')} mono placeholder="order.paid" />}
          </Field>
        )}
        <Field label="Description" optional error={formState.errors.description?.message}>
          {ids => <Input {...ids} {...form.register('description')} placeholder="An order was paid." />}
        </Field>
        <Controller
          control={control}
          name="systems"
          render={({ field }) => (
            <fieldset className="flex flex-col gap-1">
              <legend className="mb-1 font-semibold">Made by</legend>
              <div className="grid grid-cols-2 gap-1">
                {SYSTEMS.map(({ name, label }) => (
                  <Checkbox
                    key={name}
                    label={label}
                    checked={field.value.includes(name)}
                    onChange={on =>
                      field.onChange(
                        SYSTEMS.map(system => system.name).filter(each =>
                          each === name ? on : field.value.includes(each),
                        ),
                      )
                    }
                  />
                ))}
              </div>
              <p className="min-h-4 text-xs text-faint">None ticked means any system.</p>
            </fieldset>
          )}
        />
        <Controller
          control={control}
          name="schema"
          render={({ field, fieldState }) => (
            <EditorField
              label="JSON Schema"
              help="Draft 2020-12, or draft-07 when $schema says so. Leave it empty to take any data."
              error={fieldState.error?.message}
              aside={tidyButton('schema')}
              value={field.value}
              onChange={field.onChange}
              onSubmit={() => void save()}
            />
          )}
        />
        {examples.fields.map((example, index) => (
          <Controller
            key={example.id}
            control={control}
            name={`examples.${index}.text`}
            render={({ field, fieldState }) => (
              <EditorField
                label={`Example ${index + 1}`}
                help={index === 0 ? 'Compose fills in this one.' : ''}
                error={fieldState.error?.message}
                aside={
                  <>
                    {tidyButton(`examples.${index}.text`)}
                    <Button size="small" look="ghost" onClick={() => examples.remove(index)}>
                      Remove
                    </Button>
                  </>
                }
                value={field.value}
                onChange={field.onChange}
                onSubmit={() => void save()}
              />
            )}
          />
        ))}
        <div>
          <Button
            size="small"
            icon={<Plus size={12} aria-hidden />}
            disabled={examples.fields.length >= 20}
            onClick={() => examples.append({ text: '{}' })}
          >
            Add example
          </Button>
        </div>
      </div>
      <div className="flex shrink-0 items-center justify-end gap-2 border-t border-line px-4 py-2.5">
        <span className="flex-1 text-faint">
          <Kbd keys="mod+Enter" />
        </span>
        <Button onClick={() => void close()}>Cancel</Button>
        <Button writes type="submit" look="primary" busy={formState.isSubmitting}>
          {definition === null ? 'Create' : 'Save'}
        </Button>
      </div>
    </form>
  )
}

export default EventTypeFormPane
