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
})
