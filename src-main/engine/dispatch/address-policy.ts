import { BlockList, isIPv6 } from 'node:net'
import { embeddedIpv4 } from './embedded-ipv4.ts'

const list = (v4: readonly string[], v6: readonly string[]): BlockList => {
  const ranges = new BlockList()
  const add = (family: 'ipv4' | 'ipv6') => (range: string) => {
    const [network = '', prefix] = range.split('/')
    ranges.addSubnet(network, Number(prefix), family)
  }
  v4.forEach(add('ipv4'))
  v6.forEach(add('ipv6'))
  return ranges
}

/** Never an endpoint: link-local, the metadata services of clouds, multicast, reserved. */
const alwaysRefused = list(
  [
    '0.0.0.0/8',
    '100.100.100.200/32',
    '168.63.129.16/32',
    '169.254.0.0/16',
    '192.0.0.0/24',
    '224.0.0.0/4',
    '240.0.0.0/4',
  ],
  ['::/128', 'fd00:ec2::254/128', 'fd20:ce::254/128', 'fe80::/10', 'ff00::/8'],
)

/** This machine, private networks, and what is not public: documentation, benchmarks, ways of IPv4 over IPv6. */
const notPublic = list(
  [
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '172.16.0.0/12',
    '192.0.2.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
  ],
  [
    '::/96',
    '64:ff9b:1::/48',
    '100::/64',
    '2001::/32',
    '2001:2::/48',
    '2001:db8::/32',
    '2002::/16',
    '3fff::/20',
    'fc00::/7',
    'fec0::/10',
  ],
)

/** Why an address is refused. `allowable`: `--allow-private` would admit it. */
export interface Refusal {
  reason: string
  allowable: boolean
}

/** Refuses or admits one literal address; null when it may be reached (B10). */
export type AddressPolicy = (address: string, port: number) => Refusal | null

export interface AddressPolicyOptions {
  allowPrivate: boolean
  /** Our own receiver is reachable even where private addresses are not. */
  isOwnReceiver: (address: string, port: number) => boolean
}

/** The address itself and every IPv4 address in it. A mapped one is nothing but the IPv4 address. */
const facesOf = (address: string): string[] => {
  if (!isIPv6(address)) return [address]
  const plain = address.replace(/%.*$/, '')
  const inner = embeddedIpv4(plain)
  return isMapped.check(plain, 'ipv6') ? inner : [plain, ...inner]
}
const isMapped = list([], ['::ffff:0:0/96'])

const isIn = (ranges: BlockList, address: string): boolean => ranges.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')

const named = (address: string, face: string): string =>
  face === address ? address : `${address} leads to ${face}, which`

export const createAddressPolicy =
  ({ allowPrivate, isOwnReceiver }: AddressPolicyOptions): AddressPolicy =>
  (address, port) => {
    const faces = facesOf(address)
    const never = faces.find(face => isIn(alwaysRefused, face))
    if (never !== undefined) {
      return { reason: `${named(address, never)} is a link-local, metadata or reserved address`, allowable: false }
    }
    const inside = faces.find(face => isIn(notPublic, face))
    if (inside === undefined || allowPrivate || isOwnReceiver(address, port)) return null
    return { reason: `${named(address, inside)} is a private or loopback address`, allowable: true }
  }
