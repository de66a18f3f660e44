import { Controller, get } from 'react-hook-form'
import type { Filter } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { TokenInput } from '../../ui/token-input.tsx'
import { EventChecklist } from './event-checklist.tsx'
import type { FormControl } from './form-fields.tsx'

type FieldList = 'settings.filter.metadataToReturn' | 'settings.filter.triggerMetadataFields'

const FieldNames = (props: { control: FormControl; name: FieldList; label: string; help: string }) => (
  <Controller
    control={props.control}
    name={props.name}
    render={({ field, fieldState }) => (
      <Field label={props.label} optional help={props.help} error={fieldState.error?.message}>
        {({ id, 'aria-describedby': describedBy }) => (
          <TokenInput
            id={id}
            aria-describedby={describedBy}
            value={field.value}
            onChange={field.onChange}
            placeholder="status, filename"
          />
        )}
      </Field>
    )}
  />
)

const PLACE = 'settings.filter.foldersAndQuery'

/** Null when neither limits anything. */
const limit = (folders: string[], query: string): Filter['foldersAndQuery'] =>
  folders.length === 0 && query === '' ? null : { folders, query }

const FoldersAndQuery = ({ control }: { control: FormControl }) => (
  <Controller
    control={control}
    name={PLACE}
    render={({ field, fieldState, formState }) => {
      const { folders, query } = field.value ?? { folders: [], query: '' }
      const folderError: unknown = get(formState.errors, `${PLACE}.folders.message`)
      const queryError: unknown = fieldState.error?.message ?? get(formState.errors, `${PLACE}.query.message`)
      return (
        <>
          <Field
            label="Folders"
            optional
            help="Asset events only in or below one of them. Enter ends a folder."
            error={typeof folderError === 'string' ? folderError : undefined}
          >
            {({ id, 'aria-describedby': describedBy }) => (
              <TokenInput
                id={id}
                aria-describedby={describedBy}
                spaced
                value={folders}
                onChange={next => field.onChange(limit(next, query))}
                placeholder="/Demo Zone/Nature"
              />
            )}
          </Field>
          <Field
            label="Query"
            optional
            help="field:value with * as wildcard, AND, OR, NOT and brackets."
            error={typeof queryError === 'string' ? queryError : undefined}
          >
            {ids => (
              <Input
                {...ids}
                mono
                value={query}
                placeholder="filename:flowers* AND NOT status:Draft"
                onBlur={field.onBlur}
                onChange={event => field.onChange(limit(folders, event.target.value))}
              />
            )}
          </Field>
        </>
      )
    }}
  />
)

/** What a webhook of WoodWing Assets fires on and returns (R32, R42–R45). */
export const WoodwingFields = ({ control }: { control: FormControl }) => (
  <>
    <Controller
      control={control}
      name="eventTypes"
      render={({ field }) => (
        <EventChecklist value={field.value} onChange={field.onChange} events={profiles.woodwing.samples} />
      )}
    />
    <FieldNames
      control={control}
      name="settings.filter.metadataToReturn"
      label="Metadata to return"
      help="Technical names of the fields that asset and folder events carry."
    />
    <FieldNames
      control={control}
      name="settings.filter.triggerMetadataFields"
      label="Only when these fields change"
      help="Asset events only; none means always."
    />
    <FoldersAndQuery control={control} />
  </>
)
