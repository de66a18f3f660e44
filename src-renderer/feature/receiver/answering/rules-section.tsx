import { Plus } from 'lucide-react'
import { toast } from 'sonner'
import { Button } from '../../../ui/button.tsx'
import { type AnsweringForm, copyOfRule, newRule, type RuleForm } from './answering-form.ts'
import { moved } from './move.ts'
import { PresetBar } from './preset-bar.tsx'
import type { Problems } from './read-answering.ts'
import { RuleCard } from './rule-card.tsx'
import { withPreset } from './with-preset.ts'

const MOST_RULES = 50

interface Props {
  form: AnsweringForm
  /** For each saved rule the step that comes next; empty when the rules were changed. */
  nextSteps: readonly number[]
  problems: Problems
  onChange(change: Partial<AnsweringForm>): void
}

/** What requests are answered: presets, and the rules in their order. */
export const RulesSection = ({ form, nextSteps, problems, onChange }: Props) => {
  const { rules } = form
  const set = (next: RuleForm[]): void => onChange({ rules: next })
  const firstForAll = rules.findIndex(rule => rule.when.trim() === '')
  const remove = (index: number): void => {
    set(rules.toSpliced(index, 1))
    toast(`Rule ${index + 1} is removed.`, { action: { label: 'Undo', onClick: () => set(rules) } })
  }
  return (
    <section aria-label="Rules" className="flex flex-col gap-2">
      <PresetBar
        onChoose={preset => {
          onChange(withPreset(form, preset))
          toast(`“${preset.title}” is put in.`, { action: { label: 'Undo', onClick: () => set(rules) } })
        }}
      />
      {rules.length === 0 && <p className="text-muted">No rule: every request gets 200 without a body.</p>}
      {rules.map((rule, index) => (
        <RuleCard
          key={rule.key}
          rule={rule}
          index={index}
          count={rules.length}
          unreachable={firstForAll >= 0 && index > firstForAll}
          nextStep={nextSteps[index] ?? null}
          problems={problems}
          onChange={next => set(rules.with(index, next))}
          onMove={by => set(moved(rules, index, by))}
          onCopy={() => set(rules.toSpliced(index + 1, 0, copyOfRule(rule)))}
          onRemove={() => remove(index)}
        />
      ))}
      <span>
        <Button
          size="small"
          icon={<Plus size={13} aria-hidden />}
          disabled={rules.length >= MOST_RULES}
          // A rule for every request would hide one that is added behind it.
          onClick={() => set([newRule(), ...rules])}
        >
          Add rule
        </Button>
      </span>
    </section>
  )
}
