import { describe, expect, test } from 'vitest'
import { createAddressPolicy } from '../../../../src-main/engine/dispatch/address-policy.ts'

const strict = createAddressPolicy({
  allowPrivate: false,
  isOwnReceiver: (address, port) => address === '127.0.0.1' && port === 9000,
})
const open = createAddressPolicy({ allowPrivate: true, isOwnReceiver: () => false })

describe('the address policy', () => {
  test('B10: link-local and metadata addresses are refused even where private ones are allowed', () => {
    for (const address of [
      '169.254.169.254',
      '0.0.0.0',
      'fe80::1',
      '::ffff:169.254.169.254',
      'fd00:ec2::254',
      '224.0.0.1',
    ]) {
      expect(open(address, 80), address).not.toBeNull()
    }
  })

  test('B10: private and loopback addresses are refused unless allowed, also mapped, NAT64 and 6to4', () => {
    const privates = ['127.0.0.1', '10.1.2.3', '192.168.1.1', '172.20.0.1', '100.64.0.1', '::1', 'fd12::1']
    const wrapped = ['::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1']
    for (const address of [...privates, ...wrapped]) {
      expect(strict(address, 80), address).not.toBeNull()
      expect(open(address, 80), address).toBeNull()
    }
  })

  test('public addresses are admitted, and so is the built-in receiver', () => {
    expect(strict('93.184.216.34', 443)).toBeNull()
    expect(strict('2606:2800:220:1::1', 443)).toBeNull()
    expect(strict('127.0.0.1', 9000)).toBeNull()
    expect(strict('127.0.0.1', 9001)).not.toBeNull()
  })
})
