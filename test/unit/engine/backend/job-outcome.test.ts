import { expect, test } from 'vitest'
import { jobOutcome } from '../../../../src-main/engine/backend/job-outcome.ts'
import { newAttempt } from '../../store/sqlite/store-rig.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('R111: a job that worked says so in NetBox’s words', () => {
  expect(jobOutcome(newAttempt({ success: true, status: 200 }))).toEqual({
    result: 'Status 200 returned, webhook successfully processed.',
    exception: null,
  })
  expect(jobOutcome(newAttempt({ success: true, status: 302 })).result).toBe(
    'Status 302 returned, webhook successfully processed.',
  )
})

test('R111: a job that failed quotes what the endpoint answered', () => {
  const failed = { success: false, status: 500 }
  expect(jobOutcome(newAttempt({ ...failed, responseBody: bytes('Störung: "db"') }))).toEqual({
    result: null,
    exception: `Status 500 returned with content 'Störung: "db"', webhook FAILED to process.`,
  })
  expect(jobOutcome(newAttempt({ ...failed, responseBody: null })).exception).toBe(
    "Status 500 returned with content '', webhook FAILED to process.",
  )
  expect(jobOutcome(newAttempt({ ...failed, responseBody: Uint8Array.of(0, 255) })).exception).toBe(
    "Status 500 returned with content '(2 bytes that are not text)', webhook FAILED to process.",
  )
})

test('R111: a long answer is quoted up to a length', () => {
  const { exception } = jobOutcome(newAttempt({ success: false, status: 404, responseBody: bytes('x'.repeat(60_000)) }))
  expect(exception).toMatch(/^Status 404 returned with content 'x{1000}…', webhook FAILED to process\.$/)
})

test('R111: without an answer the exception is what went wrong; before the first attempt there is neither', () => {
  const silent = newAttempt({ success: false, status: null, errorMessage: 'connect ECONNREFUSED 127.0.0.1:9' })
  expect(jobOutcome(silent)).toEqual({ result: null, exception: 'connect ECONNREFUSED 127.0.0.1:9' })
  expect(jobOutcome(undefined)).toEqual({ result: null, exception: null })
})
