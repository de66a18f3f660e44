import { createPrivateKey, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { hostname } from 'node:os'
import { type Clock, DAY, HOUR } from '../../../src-shared/time.ts'
import type { TlsFiles } from './capture-server.ts'

/** All PEM. Whoever keeps them seals the two keys. */
export interface LocalCaFiles {
  caCert: string
  caKey: string
  leafCert: string
  leafKey: string
}

export interface LocalCaOptions {
  clock: Clock
  load(): Promise<LocalCaFiles | null>
  save(files: LocalCaFiles): Promise<void>
  /** The machine's name; from the system when not given. */
  host?: string
}

/** The authority behind the HTTPS receiver. */
export interface LocalCa {
  /** Its certificate, to be trusted by senders. */
  pem: string
  /** SHA-256 of the certificate, hex with colons. */
  fingerprint: string
  /** For the HTTPS listener. */
  leaf(): TlsFiles
}

const NAME = 'Hookbench local authority'
const CA_DAYS = 3650
/** The longest that browsers accept with room to spare. */
const LEAF_DAYS = 397
const RENEW_DAYS = 30
const DNS_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i

const usable = (cert: string, key: string, now: number): X509Certificate | null => {
  try {
    const certificate = new X509Certificate(cert)
    const left = Date.parse(certificate.validTo) - now
    return left >= RENEW_DAYS * DAY && certificate.checkPrivateKey(createPrivateKey(key)) ? certificate : null
  } catch {
    return null
  }
}

const covers = (leaf: X509Certificate, host: string): boolean =>
  (isIP(host) === 0 ? leaf.checkHost(host) : leaf.checkIP(host)) !== undefined

/**
 * Loads the local authority and its server certificate for localhost, 127.0.0.1, ::1 and this machine's name. What is
 * missing, damaged, has less than 30 days left or does not cover a name is made anew and saved: the server certificate
 * alone where the authority is still good, so that nobody has to trust it again.
 */
export const createLocalCa = async ({ clock, load, save, host = hostname() }: LocalCaOptions): Promise<LocalCa> => {
  const now = clock.now()
  const hosts = [...new Set(['localhost', ...(DNS_NAME.test(host) ? [host.toLowerCase()] : []), '127.0.0.1', '::1'])]
  const validity = (days: number) => ({ notBefore: new Date(now - HOUR), notAfter: new Date(now - HOUR + days * DAY) })

  const stored = await load()
  const authority = stored && usable(stored.caCert, stored.caKey, now)
  const leaf = stored && usable(stored.leafCert, stored.leafKey, now)
  const good = authority && leaf?.verify(authority.publicKey) && hosts.every(name => covers(leaf, name)) ? stored : null

  const renew = async (): Promise<LocalCaFiles> => {
    const { issueAuthority, issueServer } = await import('./issue-certificate.ts')
    const ca =
      stored && authority ? { cert: stored.caCert, key: stored.caKey } : await issueAuthority(NAME, validity(CA_DAYS))
    const server = await issueServer(ca, hosts, validity(LEAF_DAYS))
    const files = { caCert: ca.cert, caKey: ca.key, leafCert: server.cert, leafKey: server.key }
    await save(files)
    return files
  }

  const { caCert, leafCert, leafKey } = good ?? (await renew())
  return {
    pem: caCert,
    fingerprint: new X509Certificate(caCert).fingerprint256,
    leaf: () => ({ cert: leafCert, key: leafKey }),
  }
}
