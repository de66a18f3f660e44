import { z } from 'zod'
import { type Breakpoint, handshakePolicies } from '../../../../src-shared/model/answering.ts'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { faults, type Rule, type Step } from '../../../../src-shared/model/respond.ts'
import { SECOND } from '../../../../src-shared/time.ts'

/** Rules and steps have a number of their own, so that a field keeps its focus when they change places. */
const key = z.int()

const stepFormSchema = z.object({
  key,
  status: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
  /** Seconds. */
  delay: z.string(),
  fault: z.enum(['none', ...faults]),
})
export type StepForm = z.infer<typeof stepFormSchema>

const ruleFormSchema = z.object({
  key,
  /** Empty: every request. */
  when: z.string(),
  steps: z.array(stepFormSchema),
  then: z.enum(['last', 'cycle']),
})
export type RuleForm = z.infer<typeof ruleFormSchema>

/** What is typed of how an inbox answers; numbers stay as they were typed. */
export const answeringFormSchema = z.object({
  rules: z.array(ruleFormSchema),
  handshake: z.enum(handshakePolicies),
  /** Empty: nowhere. */
  forwardTo: z.string(),
  holds: z.boolean(),
  hold: z.object({ when: z.string(), seconds: z.string(), answer: stepFormSchema }),
  showLastEvent: z.boolean(),
  /** Empty: without that limit. */
  keep: z.object({ days: z.string(), count: z.string(), mib: z.string() }),
})
export type AnsweringForm = z.infer<typeof answeringFormSchema>

let lastKey = 0
const newKey = (): number => ++lastKey

export const stepForm = (step: Step): StepForm => ({
  key: newKey(),
  status: String(step.status),
  headers: step.headers,
  body: step.body,
  delay: String(step.delayMs / SECOND),
  fault: step.fault ?? 'none',
})

export const ruleForm = (rule: Rule): RuleForm => ({
  key: newKey(),
  when: rule.when ?? '',
  steps: rule.steps.map(stepForm),
  then: rule.then,
})

const UNTIL_SET: Breakpoint = { seconds: 30, answer: { status: 504, headers: [], body: '', delayMs: 0 } }

export const MIB = 1024 * 1024

const textOf = (limit: number | null): string => (limit === null ? '' : String(Number(limit.toFixed(2))))

export const answeringForm = ({
  respond,
  handshake,
  forwardTo,
  breakpoint,
  showLastEvent,
  retention,
}: Inbox): AnsweringForm => {
  const { when = '', seconds, answer } = breakpoint ?? UNTIL_SET
  return {
    rules: respond.rules.map(ruleForm),
    handshake,
    forwardTo: forwardTo ?? '',
    holds: breakpoint !== null,
    hold: { when, seconds: String(seconds), answer: stepForm(answer) },
    showLastEvent,
    keep: {
      days: textOf(retention.days),
      count: textOf(retention.count),
      mib: textOf(retention.bytes === null ? null : retention.bytes / MIB),
    },
  }
}

const PLAIN_STEP: Step = { status: 200, headers: [['content-type', 'text/plain']], body: '', delayMs: 0 }

export const newStep = (): StepForm => stepForm(PLAIN_STEP)

export const newRule = (): RuleForm => ({ key: newKey(), when: '', steps: [newStep()], then: 'last' })

/** The same once more, with keys of its own. */
export const copyOfStep = (step: StepForm): StepForm => ({ ...step, key: newKey() })
export const copyOfRule = (rule: RuleForm): RuleForm => ({
  ...rule,
  key: newKey(),
  steps: rule.steps.map(copyOfStep),
})

/** Keys that a kept draft has from another day would meet new ones. */
const rekeyed = (form: AnsweringForm): AnsweringForm => ({
  ...form,
  rules: form.rules.map(copyOfRule),
  hold: { ...form.hold, answer: copyOfStep(form.hold.answer) },
})

/** What was typed and not saved; null when there is nothing that this form can take. */
export const keptForm = (draft: unknown): AnsweringForm | null => {
  const kept = answeringFormSchema.safeParse(draft)
  return kept.success ? rekeyed(kept.data) : null
}

/** The same of one step. */
export const keptStep = (draft: unknown): StepForm | null => {
  const kept = stepFormSchema.safeParse(draft)
  return kept.success ? copyOfStep(kept.data) : null
}

const withoutKeys = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'key' in value ? { ...value, key: 0 } : value

/** Whether two forms say the same. */
export const sameForm = (a: AnsweringForm, b: AnsweringForm): boolean =>
  JSON.stringify(a, withoutKeys) === JSON.stringify(b, withoutKeys)
