import { expect, test } from 'vitest'
import { type Inbox, inboxSchema } from '../../../../../../src-shared/model/inbox.ts'
import {
  answeringForm,
  type AnsweringForm,
  keptForm,
  sameForm,
} from '../../../../../../src-renderer/feature/receiver/answering/answering-form.ts'
import { placeOf, readAnswering } from '../../../../../../src-renderer/feature/receiver/answering/read-answering.ts'

const RULES: Inbox['respond']['rules'] = [
  {
    when: 'method == "POST"',
    steps: [
      { status: 500, headers: [['X-Try', 'again']], body: 'no', delayMs: 1500 },
      { status: 200, headers: [], body: '', delayMs: 0, fault: 'hang' },
    ],
    then: 'cycle',
  },
]
const fields = inboxSchema.pick({
  respond: true,
  handshake: true,
  forwardTo: true,
  breakpoint: true,
  showLastEvent: true,
  retention: true,
})
const stored = {
  respond: { rules: RULES },
  handshake: 'refuse',
  forwardTo: 'http://localhost:3000/hooks',
  breakpoint: { when: 'size > 10', seconds: 20, answer: { status: 504, headers: [], body: '', delayMs: 0 } },
  showLastEvent: true,
  retention: { days: 30, count: null, bytes: 1_073_741_824 },
}

const formOf = (change: object = {}): AnsweringForm => answeringForm(fields.parse({ ...stored, ...change }) as Inbox)

const problemsOf = (form: AnsweringForm): Record<string, string> => {
  const read = readAnswering(form)
  return 'problems' in read ? read.problems : {}
}

test('B23: what an inbox answers goes into the form and comes out the same', () => {
  expect(readAnswering(formOf())).toEqual({ fields: stored })
})

test('B23: each field that cannot be saved gets a sentence of its own', () => {
  const form = formOf()
  const [rule] = form.rules
  const [first, second] = rule?.steps ?? []
  if (!rule || !first || !second) throw new Error('no rule')
  const typed: AnsweringForm = {
    ...form,
    rules: [
      {
        ...rule,
        steps: [
          { ...first, status: '700', delay: 'soon', headers: [['no name', 'x']] },
          { ...second, fault: 'drip', body: '' },
        ],
      },
    ],
    forwardTo: 'localhost:3000',
    hold: { ...form.hold, seconds: '400' },
    keep: { days: '0', count: '', mib: '1.5' },
  }
  expect(problemsOf(typed)).toEqual({
    'rules.0.steps.0.status': 'Write a status from 200 to 599.',
    'rules.0.steps.0.delay': 'Write seconds from 0 to 300, such as 1.5.',
    'rules.0.steps.0.headers': '“no name” cannot be the name of a header: use letters, digits and - only.',
    'rules.0.steps.1.body': 'The fault drip needs a body of at least two characters.',
    forwardTo: 'Write a full address, for example http://localhost:3000/webhooks.',
    'breakpoint.seconds': 'Write whole seconds from 1 to 300.',
    'retention.days': 'Write a whole number from 1 to 36,500, or nothing.',
    'retention.bytes': 'Write a whole number from 1 to 1,000,000, or nothing.',
  })
})

test('B34: a breakpoint that is off is not asked for anything', () => {
  const form = formOf({ breakpoint: null })
  expect(readAnswering({ ...form, hold: { ...form.hold, seconds: '' } })).toMatchObject({
    fields: { breakpoint: null },
  })
})

test('a form that was kept says the same when it is opened again, and what it cannot take is left', () => {
  const form = formOf()
  const kept = keptForm(JSON.parse(JSON.stringify(form)))
  expect(kept).not.toBeNull()
  expect(kept && sameForm(kept, form)).toBe(true)
  expect(keptForm({ rules: 'all' })).toBeNull()
})

test('what the engine says of a field is shown at its place in the form', () => {
  expect(placeOf('respond.rules.0.when')).toBe('rules.0.when')
  expect(placeOf('respond.rules.1.steps.2.delayMs')).toBe('rules.1.steps.2.delay')
  expect(placeOf('respond.rules.1.steps.2.headers.0')).toBe('rules.1.steps.2.headers')
  expect(placeOf('breakpoint.when')).toBe('breakpoint.when')
  expect(placeOf('scheme')).toBeNull()
})
