import { expect, test } from 'vitest'
import { respondSchema } from '../../../../../../src-shared/model/respond.ts'
import { sayAnswers } from '../../../../../../src-renderer/feature/receiver/answering/say-answers.ts'

const said = (...rules: object[]): string => sayAnswers(respondSchema.parse({ rules }))

test('how an inbox answers is said in a few words', () => {
  expect(said()).toBe('200')
  expect(said({ steps: [{ status: 204 }] })).toBe('204')
  expect(said({ steps: [{ status: 500 }, { status: 500 }, { status: 200 }] })).toBe('500 twice, then 200')
  expect(said({ steps: [{ fault: 'hang' }] })).toBe('no answer')
  expect(said({ steps: [{ delayMs: 1500 }] })).toBe('200 after 1.5 s')
})

test('steps that start again are said so, and a last step that stays is not counted', () => {
  expect(said({ steps: [{}, {}, { status: 503 }], then: 'cycle' })).toBe('200 twice, then 503, over and over')
  expect(said({ steps: [{ status: 429 }, {}, {}, {}] })).toBe('429, then 200')
})

test('a condition is not hidden, and several rules are counted', () => {
  expect(said({ when: 'method == "GET"', steps: [{ status: 404 }] })).toBe('404 on a condition')
  expect(said({ when: 'method == "GET"', steps: [{}] }, { steps: [{}] })).toBe('2 rules')
})
