import { expect, test } from 'vitest'
import { readProperty, writeProperty } from '../../../src-shared/property-text.ts'

const text = '# ours\nwebHooksRetryMaximumAttempts = 3\nother=1\n'

test('R82: an option is read from its line', () => {
  expect(readProperty(text, 'webHooksRetryMaximumAttempts')).toBe('3')
  expect(readProperty(text, 'webHooksFailuresBeforeDisable')).toBe('')
  expect(readProperty('#webHooksFailuresBeforeDisable=5', 'webHooksFailuresBeforeDisable')).toBe('')
})

test('R82: changing an option leaves every other line as it is', () => {
  expect(writeProperty(text, 'webHooksRetryMaximumAttempts', '5')).toBe(
    '# ours\nwebHooksRetryMaximumAttempts=5\nother=1\n',
  )
  expect(writeProperty(text, 'webHooksFailuresBeforeDisable', '-1')).toBe(`${text}webHooksFailuresBeforeDisable=-1\n`)
  expect(writeProperty(text, 'webHooksRetryMaximumAttempts', '')).toBe('# ours\nother=1\n')
  expect(writeProperty('a=1', 'webHooksFailuresBeforeDisable', '2')).toBe('a=1\nwebHooksFailuresBeforeDisable=2\n')
})
