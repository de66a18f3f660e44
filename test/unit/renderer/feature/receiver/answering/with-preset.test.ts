import { expect, test } from 'vitest'
import { presets } from '../../../../../../src-shared/respond/presets.ts'
import {
  type AnsweringForm,
  newRule,
  newStep,
} from '../../../../../../src-renderer/feature/receiver/answering/answering-form.ts'
import { moved } from '../../../../../../src-renderer/feature/receiver/answering/move.ts'
import { withPreset } from '../../../../../../src-renderer/feature/receiver/answering/with-preset.ts'

const form: AnsweringForm = {
  rules: [{ ...newRule(), when: 'method == "GET"' }, newRule()],
  handshake: 'answer',
  forwardTo: '',
  holds: false,
  hold: { when: '', seconds: '30', answer: newStep() },
  showLastEvent: false,
  keep: { days: '', count: '', mib: '' },
}

test('B23: a preset takes the place of the rule for every request; rules with a condition stay before it', () => {
  const preset = presets.find(({ id }) => id === 'fail-twice')
  if (!preset) throw new Error('no preset')
  const { rules } = withPreset(form, preset)
  expect(rules.map(({ when, steps }) => [when, steps.map(({ status }) => status)])).toEqual([
    ['method == "GET"', ['200']],
    ['', ['500', '500', '200']],
  ])
})

test('a row is moved by one place, and stays at the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
})
