import type { Preset } from '../../../../src-shared/respond/presets.ts'
import { type AnsweringForm, ruleForm } from './answering-form.ts'

/** The rule for every request becomes the preset's; rules with a condition stay before it. */
export const withPreset = (form: AnsweringForm, { respond }: Preset): AnsweringForm => ({
  ...form,
  rules: [...form.rules.filter(rule => rule.when.trim() !== ''), ...respond.rules.map(ruleForm)],
})
