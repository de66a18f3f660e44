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
      '0.0.0.0',
      '100.100.100.200',
      '168.63.129.16',
      '169.254.169.254',
      '192.0.0.192',
      '224.0.0.1',
      '::',
      'fe80::1',
      'fe80::1%eth0',
      'fd00:ec2::254',
      'fd20:ce::254',
      'ff02::1',
    ]) {
      expect(open(address, 80), address).toMatchObject({ allowable: false })
    }
  })

  test('B10: private, loopback, documentation and benchmark addresses are refused unless allowed', () => {
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '192.168.1.1',
      '172.20.0.1',
      '100.64.0.1',
      '192.88.99.1',
      '192.0.2.1',
      '198.51.100.1',
      '203.0.113.1',
      '198.18.0.1',
      '198.19.255.255',
      '::1',
      'fd12::1',
      'fec0::1',
      '100::1',
      '2001:db8::1',
      '2001:2::1',
      '3fff:fff::1',
    ]) {
      expect(strict(address, 80), address).toMatchObject({ allowable: true })
      expect(open(address, 80), address).toBeNull()
    }
  })

  /** Hexadecimal groups of an IPv4 address, and of the same with every bit turned over. */
  const groups = (v4: string, flip = 0): string => {
    const [a = 0, b = 0, c = 0, d = 0] = v4.split('.').map(part => Number(part) ^ flip)
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  }
  const bytes = (v4: string): string[] => v4.split('.').map(part => Number(part).toString(16).padStart(2, '0'))
  const wrappings: Record<string, (v4: string) => string> = {
    mapped: v4 => `::ffff:${v4}`,
    'mapped in hexadecimal': v4 => `0:0:0:0:0:ffff:${groups(v4)}`,
    translated: v4 => `::ffff:0:${v4}`,
    compatible: v4 => `::${v4}`,
    NAT64: v4 => `64:ff9b::${v4}`,
    'local NAT64, /96': v4 => `64:ff9b:1::${v4}`,
    'local NAT64, /64': v4 => {
      const [a, b, c, d] = bytes(v4)
      return `64:ff9b:1:0:${a}:${b}${c}:${d}00:0`
    },
    'local NAT64, /56': v4 => {
      const [a, b, c, d] = bytes(v4)
      return `64:ff9b:1:${a}:${b}:${c}${d}::`
    },
    'local NAT64, /48': v4 => {
      const [a, b, c, d] = bytes(v4)
      return `64:ff9b:1:${a}${b}:${c}:${d}00::`
    },
    '6to4': v4 => `2002:${groups(v4)}::1`,
    'Teredo, its client': v4 => `2001:0:808:808:0:1234:${groups(v4, 255)}`,
    'Teredo, its server': v4 => `2001:0:${groups(v4)}:0:1234:f7f7:f7f7`,
    ISATAP: v4 => `2606:2800:220:1:0:5efe:${groups(v4)}`,
    'ISATAP, universal': v4 => `2606:2800:220:1:200:5efe:${groups(v4)}`,
  }

  test.each(Object.entries(wrappings))(
    'B10: an IPv4 address within an IPv6 one is checked again (%s)',
    (_name, wrap) => {
      for (const metadata of ['169.254.169.254', '168.63.129.16', '100.100.100.200']) {
        expect(open(wrap(metadata), 80), wrap(metadata)).toMatchObject({ allowable: false })
      }
      for (const inside of ['127.0.0.1', '10.1.2.3', '192.168.1.1']) {
        expect(strict(wrap(inside), 80), wrap(inside)).toMatchObject({ allowable: true })
        expect(open(wrap(inside), 80), wrap(inside)).toBeNull()
      }
    },
  )

  test('public addresses are admitted, also mapped and by NAT64, and so is the built-in receiver', () => {
    for (const address of ['93.184.216.34', '2606:2800:220:1::1', '::ffff:93.184.216.34', '64:ff9b::5db8:d822']) {
      expect(strict(address, 443), address).toBeNull()
    }
    expect(strict('127.0.0.1', 9000)).toBeNull()
    expect(strict('127.0.0.1', 9001)).not.toBeNull()
  })

  test('a refusal says what the address leads to', () => {
    expect(open('2002:a9fe:a9fe::1', 80)?.reason).toBe(
      '2002:a9fe:a9fe::1 leads to 169.254.169.254, which is a link-local, metadata or reserved address',
    )
  })
})
