import { count as amount, showDuration, showSize } from '../../print/units.ts'
import { visibleLine } from '../../print/visible.ts'
import { differenceOf } from './difference.ts'
import type { ExpectOutcome, Tally } from './expectation.ts'
import type { Judged } from './judge.ts'
import type { CommandEnd } from './run-command.ts'

export interface Ending {
  outcome: ExpectOutcome
  tally: Tally
  count: number
  timeoutMs: number
  url: string
  /** Null: there is none, or it was stopped. */
  command: (CommandEnd & { text: string }) | null
}

export const requestLine = ({ number, capture: { method, target, bodySize, inbox }, elsewhere }: Judged): string =>
  visibleLine(`#${number}  ${method} ${target}  ${showSize(bodySize)}${elsewhere ? `  (inbox ${inbox})` : ''}`)

const differenceLines = (judged: Judged): string[] => {
  const difference = differenceOf(judged)
  const lines = difference === null ? [] : [`      asked: ${difference.part}`, `      found: ${difference.because}`]
  return [`  ${requestLine(judged)}`, ...lines.map(visibleLine)]
}

const verdict = ({ outcome, tally, count, timeoutMs, command }: Ending): string => {
  const { matched, requests, tookMs } = tally
  const wanted = amount(count, 'request')
  const time = showDuration(tookMs)
  const other = requests - matched
  const beside = other === 0 ? '' : ` (${amount(other, 'other')} came)`
  switch (outcome) {
    case 'matched':
      return count === 0 ? `As expected, none matched in ${time}${beside}.` : `Matched: ${wanted} in ${time}${beside}.`
    case 'timed-out':
      if (matched >= count) return `The command had not ended after ${showDuration(timeoutMs)}.`
      return requests === 0
        ? `Not matched: no request came in ${showDuration(timeoutMs)}.`
        : `Not matched: ${matched} of ${wanted} came in ${showDuration(timeoutMs)}${beside}.`
    case 'too-many':
      return `Too many: ${amount(matched, 'request')} matched, ${count === 0 ? 'none was' : `${count} ${count === 1 ? 'was' : 'were'}`} expected.`
    case 'other':
      return `Another request came than was asked for, after ${matched} of ${wanted}.`
    case 'command-failed':
      return `The command failed: it ended with ${command?.exitCode ?? command?.signal ?? 'a signal'}; ${matched} of ${wanted} matched.`
    case 'interrupted':
      return `Interrupted after ${time}: ${matched} of ${wanted} matched${beside}.`
  }
}

/** What it came to, for a person. */
export const endingLines = (ending: Ending): string[] => {
  const { outcome, tally, url, count } = ending
  if (outcome === 'matched') return [verdict(ending)]
  const missing = tally.matched < count
  return [
    verdict(ending),
    ...(tally.unwanted ? differenceLines(tally.unwanted) : []),
    ...(missing && outcome !== 'other' && tally.nearest.length > 0
      ? ['Nearest:', ...tally.nearest.flatMap(differenceLines)]
      : []),
    ...(outcome === 'timed-out' && tally.requests === 0 && missing ? [`The sender has to use ${url}`] : []),
  ]
}

const judgedJson = (judged: Judged) => ({
  number: judged.number,
  id: judged.capture.id,
  inbox: judged.capture.inbox,
  method: judged.capture.method,
  target: judged.capture.target,
  differs: differenceOf(judged),
  parts: judged.parts.map(({ text, outcome }) => ({
    text,
    met: outcome === true,
    problem: typeof outcome === 'object' ? outcome.problem : null,
  })),
})

/** The same as one JSON line. */
export const endingJson = ({ outcome, tally, count, command }: Ending) => ({
  type: 'closed',
  outcome,
  expected: count,
  matched: tally.matched,
  requests: tally.requests,
  tookMs: Math.round(tally.tookMs),
  command,
  unwanted: tally.unwanted && judgedJson(tally.unwanted),
  nearest: outcome === 'matched' ? [] : tally.nearest.map(judgedJson),
})
