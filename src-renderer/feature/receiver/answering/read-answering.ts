import { type Breakpoint, forwardToSchema } from '../../../../src-shared/model/answering.ts'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import { LONGEST_DELAY_MS, type Rule, type Step } from '../../../../src-shared/model/respond.ts'
import { MOST_HELD_SECONDS, stepProblem } from '../../../../src-shared/respond/step-problem.ts'
import { SECOND } from '../../../../src-shared/time.ts'
import { type AnsweringForm, MIB, type RuleForm, type StepForm } from './answering-form.ts'

/** A sentence for each field that cannot be saved as it is, by its place, such as `rules.0.steps.1.status`. */
export type Problems = Record<string, string>

type Fields = Pick<Inbox, 'respond' | 'handshake' | 'forwardTo' | 'breakpoint' | 'showLastEvent' | 'retention'>

const LONGEST_BODY = 65_536
const MOST_DAYS = 36_500
const MOST_CAPTURES = 100_000_000
const MOST_MIB = 1_000_000
const LONGEST_CONDITION = 2000
const LONGEST_DELAY = LONGEST_DELAY_MS / SECOND

const numberIn = (text: string, least: number, most: number): number | null => {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() !== '' && value >= least && value <= most ? value : null
}

/** No answer goes out with these, so nothing of it is asked for. */
export const isSilent = (fault: StepForm['fault']): boolean => fault === 'hang' || fault === 'reset'

const readStep = (form: StepForm, place: string, problems: Problems): Step => {
  const status = numberIn(form.status, 200, 599)
  const delay = numberIn(form.delay, 0, LONGEST_DELAY)
  const silent = isSilent(form.fault)
  if (!silent && (status === null || !Number.isInteger(status)))
    problems[`${place}.status`] = 'Write a status from 200 to 599.'
  if (delay === null) problems[`${place}.delay`] = `Write seconds from 0 to ${LONGEST_DELAY}, such as 1.5.`
  if (form.body.length > LONGEST_BODY)
    problems[`${place}.body`] = `It has ${form.body.length.toLocaleString('en-US')} characters; 65,536 fit.`
  const step: Step = {
    status: status ?? 200,
    headers: form.headers
      .filter(([name, value]) => name.trim() !== '' || value.trim() !== '')
      .map(([name, value]) => [name.trim(), value.trim()]),
    body: form.body,
    delayMs: Math.round((delay ?? 0) * SECOND),
    ...(form.fault === 'none' ? {} : { fault: form.fault }),
  }
  const problem = stepProblem(step)
  if (problem !== null) problems[`${place}.${problem.path[0]}`] = problem.message
  return step
}

const readCondition = (text: string, place: string, problems: Problems): { when?: string } => {
  const when = text.trim()
  if (when.length > LONGEST_CONDITION) problems[place] = 'A condition has 2,000 characters at most.'
  return when === '' ? {} : { when }
}

const readRule = (form: RuleForm, place: string, problems: Problems): Rule => ({
  ...readCondition(form.when, `${place}.when`, problems),
  steps: form.steps.map((step, index) => readStep(step, `${place}.steps.${index}`, problems)),
  then: form.then,
})

const readForward = (text: string, problems: Problems): string | null => {
  if (text.trim() === '') return null
  const url = forwardToSchema.safeParse(text.trim())
  if (!url.success) problems['forwardTo'] = url.error.issues[0]?.message ?? 'Write a full address.'
  return text.trim()
}

const readHold = ({ holds, hold }: AnsweringForm, problems: Problems): Breakpoint | null => {
  if (!holds) return null
  const seconds = numberIn(hold.seconds, 1, MOST_HELD_SECONDS)
  if (seconds === null || !Number.isInteger(seconds))
    problems['breakpoint.seconds'] = `Write whole seconds from 1 to ${MOST_HELD_SECONDS}.`
  return {
    ...readCondition(hold.when, 'breakpoint.when', problems),
    seconds: seconds ?? 1,
    answer: readStep(hold.answer, 'breakpoint.answer', problems),
  }
}

const readLimit = (text: string, most: number, place: string, problems: Problems): number | null => {
  if (text.trim() === '') return null
  const limit = numberIn(text, 1, most)
  if (limit === null || !Number.isInteger(limit))
    problems[place] = `Write a whole number from 1 to ${most.toLocaleString('en-US')}, or nothing.`
  return limit
}

const readKeep = ({ days, count, mib }: AnsweringForm['keep'], problems: Problems): Inbox['retention'] => {
  const size = readLimit(mib, MOST_MIB, 'retention.bytes', problems)
  return {
    days: readLimit(days, MOST_DAYS, 'retention.days', problems),
    count: readLimit(count, MOST_CAPTURES, 'retention.count', problems),
    bytes: size === null ? null : size * MIB,
  }
}

/** One answer by itself. */
export const readOneStep = (form: StepForm, place: string): { step: Step } | { problems: Problems } => {
  const problems: Problems = {}
  const step = readStep(form, place, problems)
  return Object.keys(problems).length === 0 ? { step } : { problems }
}

/** The fields of an inbox that the form stands for, or what keeps them from being saved. */
export const readAnswering = (form: AnsweringForm): { fields: Fields } | { problems: Problems } => {
  const problems: Problems = {}
  const fields: Fields = {
    respond: { rules: form.rules.map((rule, index) => readRule(rule, `rules.${index}`, problems)) },
    handshake: form.handshake,
    forwardTo: readForward(form.forwardTo, problems),
    breakpoint: readHold(form, problems),
    showLastEvent: form.showLastEvent,
    retention: readKeep(form.keep, problems),
  }
  return Object.keys(problems).length === 0 ? { fields } : { problems }
}

/** The place in the form of a field that the engine names; null when it is none of the form's. */
export const placeOf = (field: string | undefined): string | null => {
  if (field === undefined || !/^(respond\.rules|breakpoint|forwardTo|retention)\b/.test(field)) return null
  return field
    .replace(/^respond\./, '')
    .replace(/\.delayMs$/, '.delay')
    .replace(/\.headers\..*$/, '.headers')
}
