import { describe, expect, test } from 'vitest'
import { matchesEventType } from '../../../../src-shared/model/event-type.ts'

describe('subscribing to event types', () => {
  test.each([
    ['*', 'order.paid', true],
    ['order.paid', 'order.paid', true],
    ['order.*', 'order.paid', true],
    ['order.*', 'orders.paid', false],
    ['order.*', 'order', false],
    ['asset_create', 'asset_create_by_copy', false],
    ['created', 'create', false],
  ])('%s and an event %s: %s', (pattern, type, expected) => expect(matchesEventType(pattern, type)).toBe(expected))

  test.each([
    ['asset.create', 'asset_create', true],
    ['asset_create', 'asset.create', true],
    ['asset.*', 'asset_create', true],
    ['asset.create', 'asset_remove', false],
    ['asset.*', 'asset_remove', false],
  ])('R30: a new asset is one event under both of its names: %s and %s: %s', (pattern, type, expected) =>
    expect(matchesEventType(pattern, type)).toBe(expected),
  )

  test.each([
    ['created', 'object_created', true],
    ['object_created', 'created', true],
    ['updated', 'object_updated', true],
    ['deleted', 'object_deleted', true],
    ['object_deleted', 'deleted', true],
    ['created', 'object_updated', false],
  ])('R35: a change in NetBox is one event under both of its names: %s and %s: %s', (pattern, type, expected) =>
    expect(matchesEventType(pattern, type)).toBe(expected),
  )

  test.each([
    ['job_ended', 'job_completed', true],
    ['job_ended', 'job_failed', true],
    ['job_ended', 'job_errored', true],
    ['job_ended', 'job_ended', true],
    ['job_failed', 'job_failed', true],
    ['job_failed', 'job_completed', false],
    ['job_failed', 'job_ended', false],
    ['job_ended', 'job_started', false],
    ['job_started', 'job_started', true],
    ['*', 'job_errored', true],
  ])('R41: %s gets %s: %s', (pattern, type, expected) => expect(matchesEventType(pattern, type)).toBe(expected))

  test.each(['constructor', 'toString', '__proto__'])('an event named %s is one like any other', type => {
    expect(matchesEventType('order.*', type)).toBe(false)
    expect(matchesEventType('*', type)).toBe(true)
  })
})
