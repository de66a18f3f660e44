import { X509Certificate } from 'node:crypto'
import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { createLocalCa, type LocalCaFiles } from '../../../../src-main/engine/receive/local-ca.ts'
import { DAY } from '../../../../src-shared/time.ts'
import { RECEIVED_AT, standingClock } from './receiver-rig.ts'

/** A place to keep the files, and a clock to move. */
const openShelf = (host = 'bench.test') => {
  const shelf = { files: null as LocalCaFiles | null, saves: 0, daysLater: 0, host }
  const open = () =>
    createLocalCa({
      clock: { ...standingClock, now: () => RECEIVED_AT + shelf.daysLater * DAY },
      host: shelf.host,
      load: async () => shelf.files,
      async save(files) {
        shelf.files = files
        shelf.saves++
      },
    })
  return { shelf, open }
}

const daysOf = ({ validFrom, validTo }: X509Certificate): number => (Date.parse(validTo) - Date.parse(validFrom)) / DAY

describe('local authority', () => {
  it('R120: is a P-256 authority for ten years that may sign servers only', async () => {
    const { pem, fingerprint } = await openShelf().open()
    const certificate = new X509Certificate(pem)
    expect(certificate.ca).toBe(true)
    expect(certificate.publicKey.asymmetricKeyDetails).toMatchObject({ namedCurve: 'prime256v1' })
    expect(daysOf(certificate)).toBe(3650)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(fingerprint).toBe(certificate.fingerprint256)
    expect(fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
  })

  it('R120: its server certificate is for this machine, for 397 days', async () => {
    const ca = await openShelf().open()
    const { cert } = ca.leaf()
    const leaf = new X509Certificate(cert)
    const authority = new X509Certificate(ca.pem)
    expect(leaf.ca).toBe(false)
    expect(leaf.verify(authority.publicKey)).toBe(true)
    expect(leaf.checkIssued(authority)).toBe(true)
    expect(daysOf(leaf)).toBe(397)
    expect(leaf.subjectAltName).toBe('DNS:localhost, DNS:bench.test, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1')
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
  })

  it('takes the name of the machine from the system', async () => {
    const ca = await createLocalCa({ clock: standingClock, load: async () => null, save: async () => {} })
    expect(new X509Certificate(ca.leaf().cert).checkHost(hostname())).toBeDefined()
  })

  it('is kept: opened again it is the same', async () => {
    const { shelf, open } = openShelf()
    const first = await open()
    const second = await open()
    expect(second.pem).toBe(first.pem)
    expect(second.leaf()).toEqual(first.leaf())
    expect(shelf.saves).toBe(1)
  })

  it('renews the server certificate alone when less than 30 days are left', async () => {
    const { shelf, open } = openShelf()
    const first = await open()
    shelf.daysLater = 366
    expect((await open()).leaf()).toEqual(first.leaf())
    shelf.daysLater = 368
    const renewed = await open()
    expect(renewed.pem).toBe(first.pem)
    expect(renewed.leaf().cert).not.toBe(first.leaf().cert)
    expect(new X509Certificate(renewed.leaf().cert).verify(new X509Certificate(first.pem).publicKey)).toBe(true)
  })

  it('renews both when the authority has less than 30 days left', async () => {
    const { shelf, open } = openShelf()
    const first = await open()
    shelf.daysLater = 3625
    const renewed = await open()
    expect(renewed.fingerprint).not.toBe(first.fingerprint)
    expect(new X509Certificate(renewed.leaf().cert).checkIssued(new X509Certificate(renewed.pem))).toBe(true)
  })

  it('renews the server certificate when the machine has another name, and leaves out a name that is none', async () => {
    const { shelf, open } = openShelf()
    const first = await open()
    shelf.host = 'other.test'
    const renewed = await open()
    expect(renewed.pem).toBe(first.pem)
    expect(new X509Certificate(renewed.leaf().cert).checkHost('other.test')).toBe('other.test')
    shelf.host = "Ada's laptop"
    expect((await open()).leaf()).toEqual(renewed.leaf())
  })

  it('makes anew what is damaged', async () => {
    const { shelf, open } = openShelf()
    const first = await open()
    const other = await openShelf().open()
    if (shelf.files) shelf.files = { ...shelf.files, leafKey: other.leaf().key }
    expect((await open()).pem).toBe(first.pem)
    if (shelf.files) shelf.files = { ...shelf.files, caCert: 'not a certificate' }
    expect((await open()).pem).not.toBe(first.pem)
    expect(shelf.saves).toBe(3)
  })
})
