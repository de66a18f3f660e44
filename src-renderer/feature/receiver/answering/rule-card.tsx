import { ArrowDown, ArrowUp, Copy, Plus, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { copyOfStep, newStep, type RuleForm, type StepForm } from './answering-form.ts'
import { ConditionField } from './condition-field.tsx'
import { moved } from './move.ts'
import type { Problems } from './read-answering.ts'
import { STEP_GRID, StepRow } from './step-row.tsx'

const MOST_STEPS = 100

const AFTERWARDS = [
  { value: 'last', label: 'stay at the last' },
  { value: 'cycle', label: 'start again' },
] as const

interface Props {
  rule: RuleForm
  /** From 0. */
  index: number
  count: number
  /** A rule before it takes every request. */
  unreachable: boolean
  /** The step that the next request gets, from 0; null: not known, or not saved. */
  nextStep: number | null
  problems: Problems
  onChange(rule: RuleForm): void
  onMove(by: 1 | -1): void
  onCopy(): void
  onRemove(): void
}

/** One rule: when it fits, and its steps in turn. Alt with an arrow moves it. */
export const RuleCard = (props: Props) => {
  const { rule, index, count, problems, onChange } = props
  const name = `Rule ${index + 1}`
  const place = `rules.${index}`
  const setSteps = (steps: StepForm[]): void => onChange({ ...rule, steps })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    props.onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <section
      aria-label={name}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-2 rounded-md border border-line bg-panel px-3 py-2"
    >
      <div className="flex items-center gap-2">
        <h3 className="flex-1 font-semibold">
          {name}
          {props.unreachable && (
            <span className="ml-2 font-normal text-warn">Never reached: a rule above takes every request.</span>
          )}
        </h3>
        <IconButton
          label={`${name}: move up (Alt ↑)`}
          aria-keyshortcuts="Alt+ArrowUp"
          icon={<ArrowUp size={14} />}
          disabled={index === 0}
          onClick={() => props.onMove(-1)}
        />
        <IconButton
          label={`${name}: move down (Alt ↓)`}
          aria-keyshortcuts="Alt+ArrowDown"
          icon={<ArrowDown size={14} />}
          disabled={index === count - 1}
          onClick={() => props.onMove(1)}
        />
        <IconButton label={`${name}: copy`} icon={<Copy size={14} />} onClick={props.onCopy} />
        <IconButton label={`${name}: remove`} icon={<X size={14} />} onClick={props.onRemove} />
      </div>
      <ConditionField
        label="When"
        empty="Empty: every request."
        value={rule.when}
        problem={problems[`${place}.when`]}
        onChange={when => onChange({ ...rule, when })}
      />
      <div className="flex flex-col gap-1.5">
        <div aria-hidden className={`${STEP_GRID} text-xs text-faint`}>
          <span />
          <span>Status</span>
          <span>After, s</span>
          <span>Fault</span>
          <span className="pl-1.5">Headers and body</span>
        </div>
        <ol aria-label={`${name}: steps`} className="flex flex-col gap-1.5">
          {rule.steps.map((step, at) => (
            <StepRow
              key={step.key}
              name={`${name}, step ${at + 1}`}
              number={at + 1}
              step={step}
              place={`${place}.steps.${at}`}
              problems={problems}
              onChange={next => setSteps(rule.steps.with(at, next))}
              list={{
                first: at === 0,
                last: at === rule.steps.length - 1,
                only: rule.steps.length === 1,
                move: by => setSteps(moved(rule.steps, at, by)),
                copy: () => setSteps(rule.steps.toSpliced(at + 1, 0, copyOfStep(step))),
                remove: () => setSteps(rule.steps.toSpliced(at, 1)),
              }}
            />
          ))}
        </ol>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="small"
          icon={<Plus size={13} aria-hidden />}
          disabled={rule.steps.length >= MOST_STEPS}
          onClick={() => setSteps([...rule.steps, newStep()])}
        >
          Add step
        </Button>
        {rule.steps.length > 1 && (
          <span className="flex items-center gap-1.5 text-xs text-muted">
            After the last
            <Segmented
              label={`${name}: after the last step`}
              value={rule.then}
              choices={AFTERWARDS}
              onChange={then => onChange({ ...rule, then })}
            />
          </span>
        )}
        {props.nextStep !== null && rule.steps.length > 1 && (
          <span className="text-xs text-faint">{`The next request gets step ${props.nextStep + 1}.`}</span>
        )}
      </div>
    </section>
  )
}
