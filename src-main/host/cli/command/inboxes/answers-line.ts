import type { Inbox } from '../../../../../src-shared/model/inbox.ts'
import type { Rule, Step } from '../../../../../src-shared/model/respond.ts'
import { count } from '../../print/units.ts'

const stepWords = ({ status, fault, delayMs }: Step): string => {
  const delay = delayMs === 0 ? '' : ` after ${delayMs} ms`
  return (fault === undefined ? String(status) : fault) + delay
}

const ruleWords = ({ when, steps, then: after }: Rule): string => {
  const some = steps.slice(0, 5).map(stepWords)
  const more = steps.length > some.length ? [`… (${count(steps.length, 'step')})`] : []
  const again = after === 'cycle' && steps.length > 1 ? ', again and again' : ''
  return `${[...some, ...more].join(', ')}${again}${when === undefined ? '' : ` when ${when}`}`
}

/** What an inbox answers, in one line. */
export const answersLine = ({ respond: { rules }, response }: Pick<Inbox, 'respond' | 'response'>): string => {
  const [rule] = rules
  const [step] = rule?.steps ?? []
  if (rules.length === 0) return '200'
  if (rules.length === 1 && rule?.steps.length === 1 && rule.when === undefined && step?.fault === undefined) {
    return `${response.status} ${response.contentType}`.trim()
  }
  return rules.map(ruleWords).join('; ')
}
