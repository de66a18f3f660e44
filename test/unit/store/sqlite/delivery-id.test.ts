import { describe, expect, it } from 'vitest'
import { deliveryId, deliveryKey } from '../../../../src-main/store/sqlite/delivery-id.ts'

describe('delivery ids', () => {
  it('are twelve digits behind a prefix and sort in the order they were given', () => {
    expect(deliveryId(1)).toBe('dlv_000000000001')
    expect(deliveryId(1024 * 32)).toBe('dlv_000000001000')
    const keys = [1, 31, 32, 1000, 2 ** 31, 2 ** 31 + 1, 2 ** 45]
    expect(keys.map(deliveryId).toSorted()).toEqual(keys.map(deliveryId))
    expect(keys.map(key => deliveryKey(deliveryId(key)))).toEqual(keys)
  })

  it('are told from anything else', () => {
    const others = ['', 'dlv_', 'dlv_000000000000', 'dlv_00000000000U', 'msg_000000000001', 'dlv_ZZZZZZZZZZZZ', 'dlv_1']
    expect(others.map(deliveryKey)).toEqual(others.map(() => null))
  })
})
