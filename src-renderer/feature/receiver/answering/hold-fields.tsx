import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import type { AnsweringForm } from './answering-form.ts'
import { ConditionField } from './condition-field.tsx'
import type { Problems } from './read-answering.ts'
import { StepRow } from './step-row.tsx'

interface Props {
  form: AnsweringForm
  problems: Problems
  onChange(change: Partial<AnsweringForm>): void
}

/** The breakpoint: which requests wait for a person, how long, and what they get when nobody acts. */
export const HoldFields = ({ form: { holds, hold }, problems, onChange }: Props) => {
  const set = (change: Partial<AnsweringForm['hold']>): void => onChange({ hold: { ...hold, ...change } })
  return (
    <div className="flex flex-col gap-2">
      <Checkbox
        checked={holds}
        onChange={on => onChange({ holds: on })}
        label="Hold requests until I answer them"
        help="A held request is shown at once, with its sender’s time running, and answered by hand or by a preset."
      />
      {holds && (
        <div className="ml-6 flex flex-col gap-2">
          <div className="grid grid-cols-[minmax(0,1fr)_120px] gap-3">
            <ConditionField
              label="Which"
              empty="Empty: every request."
              value={hold.when}
              problem={problems['breakpoint.when']}
              onChange={when => set({ when })}
            />
            <Field label="Seconds" help="1 to 300" error={problems['breakpoint.seconds']}>
              {ids => (
                <Input
                  {...ids}
                  mono
                  inputMode="numeric"
                  value={hold.seconds}
                  onChange={event => set({ seconds: event.target.value })}
                />
              )}
            </Field>
          </div>
          <div>
            <h4 className="mb-1 font-semibold">When nobody acts</h4>
            <ul>
              <StepRow
                name="When nobody acts"
                number={null}
                step={hold.answer}
                place="breakpoint.answer"
                problems={problems}
                onChange={answer => set({ answer })}
              />
            </ul>
          </div>
        </div>
      )}
    </div>
  )
}
