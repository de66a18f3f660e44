import { zodResolver } from '@hookform/resolvers/zod'
import { X } from 'lucide-react'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { Controller, useForm, useWatch } from 'react-hook-form'
import { toHookError } from '../../../src-shared/contract/client.ts'
import type { ProfileName } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { dropDraft, keepDraft, readDraft } from '../../lib/drafts.ts'
import { useFirstField } from '../../lib/first-field.ts'
import { useSubmitKey } from '../../lib/submit-key.ts'
import { setUi } from '../../lib/ui-state.ts'
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
import { formPath, isAdvanced } from './form-path.ts'
import { OwnSecret } from './own-secret.tsx'
import { SystemFields } from './system-fields.tsx'
import { UrlField } from './url-field.tsx'
import {
  draftOf,
  isCustomised,
  resetToPreset,
  settingFields,
  type WebhookForm,
  webhookFormSchema,
} from './webhook-form-model.ts'

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

const openAdvanced = (): void => {
  setUi(state => ({ folded: { ...state.folded, 'form.advanced': false } }))
}

const PROBLEM = '[role="alert"], [aria-invalid="true"], [data-problem]'
const ADVANCED_ONLY = ['settings', 'headers']

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
  /** Counts refusals, to bring each into view. */
  const [refused, setRefused] = useState(0)
  const body = useRef<HTMLDivElement>(null)
  const formElement = useFirstField<HTMLFormElement>()
  const [urlHelp, setUrlHelp] = useState<string>()
  const values = useWatch({ control }) as WebhookForm
  const changed = JSON.stringify(values) !== JSON.stringify(initial)

  useEffect(() => {
    if (changed) keepDraft(draftKey, draftOf(values))
    else dropDraft(draftKey)
  }, [changed, draftKey, values])

  useEffect(() => {
    if (refused > 0) body.current?.querySelector(PROBLEM)?.scrollIntoView({ block: 'center' })
  }, [refused])

  const refuse = (error: unknown): void => {
    setRefused(count => count + 1)
    const { field, message, help } = toHookError(error)
    const path = formPath(field, values.profile)
    if (path === null) return setFailure(error)
    setError(path, { message })
    setUrlHelp(help)
    if (isAdvanced(path)) openAdvanced()
  }

  const save = form.handleSubmit(
    async ready => {
      setFailure(null)
      try {
        await onSave(ready)
        dropDraft(draftKey)
      } catch (error) {
        refuse(error)
      }
    },
    errors => {
      setRefused(count => count + 1)
      if (ADVANCED_ONLY.some(name => name in errors)) openAdvanced()
    },
  )
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

  const fill = (next: WebhookForm): void => {
    for (const name of ['profile', 'eventTypes', 'headers', 'conditions', 'settings'] as const) {
      setValue(name, next[name], { shouldDirty: true })
    }
    form.clearErrors()
  }

  const chooseProfile = (name: ProfileName): void => {
    const { eventTypes, settings } = profiles[name]
    fill({ ...values, profile: name, eventTypes, ...settingFields(settings) })
    // A secret belongs to its system: what was typed for one is not sent for another.
    setValue('secret', name === initial.profile ? initial.secret : '', { shouldDirty: true })
    if (formState.touchedFields.url) void form.trigger('url')
  }

  const customised = isCustomised(values)
  const label = profiles[values.profile].label

  return (
    <form ref={formElement} aria-label={title} noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-11 shrink-0 items-center justify-between border-b border-line pr-2 pl-4">
        <h2 className="text-lg font-semibold">{title}</h2>
        <IconButton label="Close the form" icon={<X size={15} />} onClick={() => void close()} />
      </div>
      <div ref={body} className="flex min-h-0 flex-1 flex-col gap-2.5 overflow-y-auto p-4">
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
              onBlur={() => {
                field.onBlur()
                // After a refused save the form checks on change only, which setValue does not count as.
                void form.trigger('url')
              }}
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
        <SystemFields key={`${values.profile} fields`} control={control} profile={values.profile} />
        <OwnSecret control={control} />
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
                <Badge tone="info">{`custom (from ${label})`}</Badge>
                <Button size="small" onClick={() => fill(resetToPreset(values))}>
                  Reset to preset
                </Button>
              </>
            ) : (
              <span className="text-xs">{`as ${label} presets`}</span>
            )
          }
        >
          <AdvancedSettings key={values.profile} control={control} profile={values.profile} />
        </Card>
      </div>
      <div className="flex shrink-0 items-center justify-end gap-2 border-t border-line px-4 py-2.5">
        <span className="flex-1 text-faint">
          <Kbd keys="mod+Enter" />
        </span>
        <Button onClick={() => void close()}>Cancel</Button>
        <Button writes type="submit" look="primary" busy={formState.isSubmitting}>
          {action}
        </Button>
      </div>
    </form>
  )
}
