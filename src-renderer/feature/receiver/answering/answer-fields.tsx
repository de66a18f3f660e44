import { Field } from '../../../ui/field.tsx'
import { Input, TextArea } from '../../../ui/input.tsx'
import { Select } from '../../../ui/select.tsx'
import type { StepForm } from './answering-form.ts'
import { isSilent, type Problems } from './read-answering.ts'
import { FAULT_CHOICES } from './step-row.tsx'

interface Props {
  step: StepForm
  /** Where its problems stand. */
  place: string
  problems: Problems
  onChange(step: StepForm): void
}

/** Status, fault and body of one answer, each with its name above. */
export const AnswerFields = ({ step, place, problems, onChange }: Props) => {
  const silent = isSilent(step.fault)
  return (
    <>
      <div className="grid grid-cols-[90px_90px_minmax(0,1fr)] gap-2">
        <Field label="Status" error={problems[`${place}.status`]}>
          {ids => (
            <Input
              {...ids}
              mono
              inputMode="numeric"
              disabled={silent}
              value={silent ? '' : step.status}
              onChange={event => onChange({ ...step, status: event.target.value })}
            />
          )}
        </Field>
        <Field label="After, s" error={problems[`${place}.delay`]}>
          {ids => (
            <Input
              {...ids}
              mono
              inputMode="decimal"
              value={step.delay}
              onChange={event => onChange({ ...step, delay: event.target.value })}
            />
          )}
        </Field>
        <Field label="Fault">
          {({ id }) => (
            <Select
              id={id}
              value={step.fault}
              choices={FAULT_CHOICES}
              onChange={fault => onChange({ ...step, fault })}
            />
          )}
        </Field>
      </div>
      <Field
        label="Body"
        error={problems[`${place}.body`]}
        help={silent ? 'Nothing of an answer goes out.' : undefined}
      >
        {ids => (
          <TextArea
            {...ids}
            rows={5}
            disabled={silent}
            value={step.body}
            onChange={event => onChange({ ...step, body: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
