import { zodResolver } from '@hookform/resolvers/zod'
import { X } from 'lucide-react'
import { type SubmitEvent, useEffect, useState } from 'react'
import { Controller, useForm, useWatch } from 'react-hook-form'
import { toHookError } from '../../../src-shared/contract/client.ts'
import type { ProfileName } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { dropDraft, keepDraft, readDraft } from '../../lib/drafts.ts'
import { useSubmitKey } from '../../lib/submit-key.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { confirm } from '../../ui/confirm.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Select } from '../../ui/select.tsx'
import { AdvancedSettings } from './advanced-settings.tsx'
import { EventTypeInput } from './event-type-input.tsx'
import { UrlField } from './url-field.tsx'
import { isCustomised, type WebhookForm, webhookFormSchema } from './webhook-form-model.ts'

const PROFILES = Object.values(profiles).map(profile => ({
  value: profile.name,
  label: profile.label,
  help: profile.description,
}))

interface Props {
  title: string
  /** `Create` or `Save`. */
  action: string
  initial: WebhookForm
  /** Where what is typed is kept until it is saved. */
  draftKey: string
  /** Throws a HookError; the form shows it at its field. */
  onSave(form: WebhookForm): Promise<void>
  onClose(): void
}

const startWith = (draftKey: string, initial: WebhookForm): WebhookForm => {
  const draft = readDraft(draftKey)
  const known = typeof draft === 'object' && draft !== null && 'settings' in draft && 'profile' in draft
  return known ? { ...initial, ...(draft as WebhookForm) } : initial
}

/** Add and edit are the same form. */
export const WebhookFormPane = ({ title, action, initial, draftKey, onSave, onClose }: Props) => {
  const [start] = useState(() => startWith(draftKey, initial))
  const form = useForm<WebhookForm>({
    resolver: zodResolver(webhookFormSchema),
    mode: 'onTouched',
    defaultValues: start,
  })
  const { control, setValue, setError, formState } = form
  const [failure, setFailure] = useState<unknown>(null)
  const [urlHelp, setUrlHelp] = useState<string>()
  const values = useWatch({ control }) as WebhookForm
  const changed = JSON.stringify(values) !== JSON.stringify(initial)

  useEffect(() => {
    if (changed) keepDraft(draftKey, values)
    else dropDraft(draftKey)
  }, [changed, draftKey, values])

  const save = form.handleSubmit(async ready => {
    setFailure(null)
    try {
      await onSave(ready)
      dropDraft(draftKey)
    } catch (error) {
      const { field, message, help } = toHookError(error)
      if (field === 'url' || field === 'name' || field === 'eventTypes') {
        setError(field, { message })
        setUrlHelp(help)
      } else setFailure(error)
    }
  })
  const submit = (event: SubmitEvent): void => void save(event)
  useSubmitKey(() => void save())

  const close = async (): Promise<void> => {
    const discard =
      !changed ||
      (await confirm({ title: 'Discard what you changed?', text: 'It has not been saved.', action: 'Discard' }))
    if (!discard) return
    dropDraft(draftKey)
    onClose()
  }

  const chooseProfile = (name: ProfileName): void => {
    const preset = profiles[name]
    setValue('profile', name, { shouldDirty: true })
    setValue('settings', preset.settings, { shouldDirty: true })
    setValue('eventTypes', preset.eventTypes, { shouldDirty: true })
    if (formState.touchedFields.url) void form.trigger('url')
  }

  const customised = isCustomised(values)
  const label = profiles[values.profile].label

  return (
    <form aria-label={title} noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-11 shrink-0 items-center justify-between border-b border-line pr-2 pl-4">
        <h2 className="text-lg font-semibold">{title}</h2>
        <IconButton label="Close the form" icon={<X size={15} />} onClick={() => void close()} />
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-2.5 overflow-y-auto p-4">
        {failure !== null && <ErrorNote error={failure} />}
        <Controller
          control={control}
          name="name"
          render={({ field, fieldState }) => (
            <Field label="Name" error={fieldState.error?.message}>
              {ids => <Input {...ids} {...field} maxLength={200} placeholder="Orders to the shop" />}
            </Field>
          )}
        />
        <Controller
          control={control}
          name="url"
          render={({ field, fieldState }) => (
            <UrlField
              value={field.value}
              policy={values.settings.urlPolicy}
              error={fieldState.error?.message}
              help={urlHelp}
              onBlur={field.onBlur}
              onChange={url => {
                setUrlHelp(undefined)
                setValue('url', url, { shouldDirty: true, shouldValidate: fieldState.invalid })
              }}
              onReceiver={url => {
                setValue('url', url, { shouldDirty: true, shouldTouch: true, shouldValidate: true })
                if (url.startsWith('https:')) setValue('settings.tls.trustLocalCa', true, { shouldDirty: true })
              }}
            />
          )}
        />
        <Field label="Profile" help={profiles[values.profile].description}>
          {ids => (
            <Select
              id={ids.id}
              aria-describedby={ids['aria-describedby']}
              value={values.profile}
              choices={PROFILES}
              onChange={chooseProfile}
            />
          )}
        </Field>
        <Controller
          control={control}
          name="eventTypes"
          render={({ field, fieldState }) => (
            <Field
              label="Event types"
              help="Types, order.* for all that begin so, or * for all. None delivers nothing."
              error={fieldState.error?.message}
            >
              {ids => (
                <EventTypeInput
                  id={ids.id}
                  aria-describedby={ids['aria-describedby']}
                  value={field.value}
                  onChange={field.onChange}
                  suggestions={['*', ...profiles[values.profile].samples.map(sample => sample.type)]}
                />
              )}
            </Field>
          )}
        />
        <Controller
          control={control}
          name="enabled"
          render={({ field }) => <Checkbox label="Enabled" checked={field.value} onChange={field.onChange} />}
        />
        <Card
          title="Advanced"
          id="form.advanced"
          startFolded
          aside={
            customised ? (
              <>
                <Badge tone="info">{`customised from ${label}`}</Badge>
                <Button
                  size="small"
                  onClick={() => setValue('settings', profiles[values.profile].settings, { shouldDirty: true })}
                >
                  Reset to preset
                </Button>
              </>
            ) : (
              <span className="text-xs">{`as ${label} presets`}</span>
            )
          }
        >
          <AdvancedSettings key={values.profile} control={control} />
        </Card>
      </div>
      <div className="flex shrink-0 items-center justify-end gap-2 border-t border-line px-4 py-2.5">
        <span className="flex-1 text-faint">
          <Kbd keys="mod+Enter" />
        </span>
        <Button onClick={() => void close()}>Cancel</Button>
        <Button type="submit" look="primary" busy={formState.isSubmitting}>
          {action}
        </Button>
      </div>
    </form>
  )
}
