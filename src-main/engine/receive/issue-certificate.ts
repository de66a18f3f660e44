import 'reflect-metadata'
import { createPrivateKey, randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import * as x509 from '@peculiar/x509'

/** A certificate and its private key, PEM. */
export interface Issued {
  cert: string
  key: string
}

interface Validity {
  notBefore: Date
  notAfter: Date
}

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const

const newKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(CURVE, true, ['sign', 'verify'])

const generalName = (host: string): x509.GeneralName => new x509.GeneralName(isIP(host) === 0 ? 'dns' : 'ip', host)

/** Positive and without a leading zero byte, as DER wants it. */
const newSerial = (): string => {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes.toString('hex')
}

const keyPem = async (key: CryptoKey): Promise<string> =>
  `${x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`

const signingKey = (pem: string): Promise<CryptoKey> => {
  const der = Uint8Array.from(createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' }))
  return crypto.subtle.importKey('pkcs8', der, CURVE, false, ['sign'])
}

const certPem = (certificate: x509.X509Certificate): string => `${certificate.toString('pem').trim()}\n`

/** A new authority that may sign certificates of servers, and no further authorities. */
export const issueAuthority = async (name: string, validity: Validity): Promise<Issued> => {
  const keys = await newKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: newSerial(),
    name: [{ CN: [name] }, { O: ['Hookbench'] }],
    keys,
    signingAlgorithm: SIGNATURE,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { cert: certPem(certificate), key: await keyPem(keys.privateKey) }
}

/** A new certificate of a server with these names and addresses, signed by the authority. */
export const issueServer = async (authority: Issued, hosts: readonly string[], validity: Validity): Promise<Issued> => {
  const keys = await newKeys()
  const issuer = new x509.X509Certificate(authority.cert)
  const certificate = await x509.X509CertificateGenerator.create({
    ...validity,
    serialNumber: newSerial(),
    subject: [{ CN: [hosts[0] ?? 'localhost'] }],
    issuer: issuer.subjectName,
    publicKey: keys.publicKey,
    signingKey: await signingKey(authority.key),
    signingAlgorithm: SIGNATURE,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(hosts.map(generalName)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return { cert: certPem(certificate), key: await keyPem(keys.privateKey) }
}
