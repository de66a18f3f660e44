import { BlockList, isIPv6 } from 'node:net'

type Range = [network: string, prefix: number]

const list = (v4: Range[], v6: Range[]): BlockList => {
  const ranges = new BlockList()
  for (const [network, prefix] of v4) ranges.addSubnet(network, prefix, 'ipv4')
  for (const [network, prefix] of v6) ranges.addSubnet(network, prefix, 'ipv6')
  return ranges
}

/** Never an endpoint: link-local with the cloud metadata services, multicast, reserved. */
const alwaysRefused = list(
  [
    ['0.0.0.0', 8],
    ['169.254.0.0', 16],
    ['192.0.0.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ],
  [
    ['::', 128],
    ['fe80::', 10],
    ['ff00::', 8],
    ['fd00:ec2::254', 128],
  ],
)

/** This machine and private networks, also behind NAT64, 6to4 and Teredo, which can carry any IPv4 address. */
const privateRanges = list(
  [
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
  ],
  [
    ['::1', 128],
    ['fc00::', 7],
    ['64:ff9b::', 96],
    ['2001::', 32],
    ['2002::', 16],
  ],
)

/** Refuses or admits one literal address; the answer is why not, null when it may be reached (B10). */
export type AddressPolicy = (address: string, port: number) => string | null

export interface AddressPolicyOptions {
  allowPrivate: boolean
  /** Our own receiver is reachable even where private addresses are not. */
  isOwnReceiver: (address: string, port: number) => boolean
}

export const createAddressPolicy =
  ({ allowPrivate, isOwnReceiver }: AddressPolicyOptions): AddressPolicy =>
  (address, port) => {
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (alwaysRefused.check(address, family)) return `${address} is a link-local, metadata or reserved address`
    if (!privateRanges.check(address, family) || allowPrivate || isOwnReceiver(address, port)) return null
    return `${address} is a private or loopback address`
  }
