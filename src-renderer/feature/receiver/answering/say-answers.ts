import type { Respond, Rule, Step } from '../../../../src-shared/model/respond.ts'
import { formatDuration } from '../../../lib/format.ts'

const FAULTS = {
  reset: 'a reset',
  hang: 'no answer',
  drip: 'a slow drip',
  'bad-chunk': 'a bad chunk',
  'close-mid-body': 'half a body',
} as const

const sayStep = ({ status, fault, delayMs }: Step): string => {
  const what = fault === undefined ? String(status) : FAULTS[fault]
  return delayMs === 0 ? what : `${what} after ${formatDuration(delayMs)}`
}

const TIMES = ['', '', ' twice', ' three times'] as const
const times = (count: number): string => TIMES[count] ?? ` ${count} times`

const runsOf = (steps: readonly Step[]): { text: string; count: number }[] => {
  const runs: { text: string; count: number }[] = []
  for (const text of steps.map(sayStep)) {
    const last = runs.at(-1)
    if (last?.text === text) last.count++
    else runs.push({ text, count: 1 })
  }
  return runs
}

/** `500 twice, then 200`. */
export const sayRule = ({ steps, then }: Pick<Rule, 'steps' | 'then'>): string => {
  const runs = runsOf(steps)
  const single = runs.length === 1
  const said = runs.map(({ text, count }, index) => {
    const isLast = index === runs.length - 1 && then === 'last'
    return single || isLast ? text : text + times(count)
  })
  const text = said.join(', then ')
  return then === 'cycle' && !single ? `${text}, over and over` : text
}

/** How an inbox answers, in a few words. */
export const sayAnswers = ({ rules }: Respond): string => {
  const [first] = rules
  if (first === undefined) return '200'
  if (rules.length === 1) return first.when === undefined ? sayRule(first) : `${sayRule(first)} on a condition`
  return `${rules.length} rules`
}
