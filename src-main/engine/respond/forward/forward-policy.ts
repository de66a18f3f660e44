import { networkInterfaces } from 'node:os'
import type { AddressPolicy } from '../../dispatch/address-policy.ts'

const plain = (address: string): string => address.replace(/^::ffff:/i, '').replace(/%.*$/, '')

const isOwnAddress = (address: string): boolean =>
  /^(127\.|::1$)/.test(address) ||
  Object.values(networkInterfaces()).some(list => list?.some(each => plain(each.address) === address))

/** Refuses the management API beside what `policy` does: whoever reaches the receiver must not reach that too. */
export const createForwardPolicy =
  (policy: AddressPolicy, apiPorts: () => readonly number[]): AddressPolicy =>
  (address, port) =>
    apiPorts().includes(port) && isOwnAddress(plain(address))
      ? { reason: `${address} with the port ${port} is the management of Hookbench`, allowable: false }
      : policy(address, port)
