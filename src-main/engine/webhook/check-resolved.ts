import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { type Clock, SECOND } from '../../../src-shared/time.ts'
import type { AddressPolicy } from '../dispatch/address-policy.ts'
import { refusedUrl } from './check-url.ts'
import { portOf } from './port-of.ts'

/** All addresses of a name. Rejects when there are none. */
export type ResolveName = (name: string) => Promise<readonly string[]>

export const resolveName: ResolveName = async name => {
  const found = await lookup(name, { all: true })
  return found.map(({ address }) => address)
}

/** A name server that takes longer does not hold up a form. */
const LONGEST = 2 * SECOND

export interface CheckResolvedOptions {
  clock: Clock
  policy: AddressPolicy
  resolve: ResolveName
}

/**
 * Refuses a URL whose name leads to an address that the policy refuses, at save already. A name that does not resolve
 * in time is taken: it may be one of tomorrow, and what it leads to is checked again at every connection. The same goes
 * for what is no URL here, a template or a mistake that other checks name. Throws INVALID_INPUT naming `url`.
 */
export const createCheckResolved = ({ clock, policy, resolve }: CheckResolvedOptions) => {
  const addressesOf = async (name: string): Promise<readonly string[]> => {
    const late = Promise.withResolvers<readonly string[]>()
    const cancel = clock.after(LONGEST, () => late.resolve([]))
    const found = await Promise.race([resolve(name).catch(() => []), late.promise])
    cancel()
    return found
  }

  return async (text: string): Promise<void> => {
    const url = URL.parse(text)
    const host = url?.hostname.replace(/^\[|\]$/g, '') ?? ''
    if (url === null || host === '' || isIP(host) !== 0) return
    for (const address of await addressesOf(host)) {
      const refusal = policy(address, portOf(url))
      if (refusal !== null) throw refusedUrl(refusal, `behind ${host}, `)
    }
  }
}
