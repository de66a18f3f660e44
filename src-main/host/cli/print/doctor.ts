import type { DoctorCheck, DoctorReport } from '../../../../src-shared/model/doctor.ts'
import type { Terminal } from '../terminal.ts'
import { style } from './style.ts'
import { count, showDuration } from './units.ts'
import { visibleLine } from './visible.ts'

const marks = { ok: ['green', '✓'], warning: ['yellow', '!'], bad: ['red', '✗'] } as const

const answer = ({ status, ms, error }: DoctorCheck['answered']): string =>
  status === null ? visibleLine(error ?? 'no answer') : `${status} in ${showDuration(ms)}`

/** One check of an endpoint, as lines for a person. */
export const checkLines = (terminal: Terminal, check: DoctorCheck): string[] => {
  const [colour, mark] = marks[check.verdict]
  const head = `${style(terminal, colour, mark)} ${check.title}: ${answer(check.answered)}`
  if (check.verdict === 'ok') return [head]
  return [
    head,
    `    sent      ${check.sent}`,
    `    expected  ${check.expected}`,
    `    ${visibleLine(check.advice)}`,
    ...(check.snippet === null ? [] : ['', ...check.snippet.code.split('\n').map(line => `      ${line}`), '']),
  ]
}

const amount = ({ checks }: DoctorReport, verdict: DoctorCheck['verdict']): number =>
  checks.filter(check => check.verdict === verdict).length

/** How an examination ended. */
export const reportLines = (report: DoctorReport): string[] => [
  '',
  `${count(amount(report, 'ok'), 'check')} ok, ${count(amount(report, 'warning'), 'warning')}, ${amount(report, 'bad')} bad; ${count(report.requests, 'request')} sent.`,
  ...(report.stopped === null ? [] : [report.stopped]),
]
