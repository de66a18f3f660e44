import { generateSecret } from '../../../src-main/engine/secret/generate-secret.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { signingSuite } from './signing-suite.ts'

const asIs = (bytes: Uint8Array): Uint8Array => bytes

const standard = (algorithms: ('hmac-sha256' | 'ed25519')[]) => {
  const signing = { scheme: 'standard' as const, algorithms }
  const make = () => generateSecret(profiles.standard.secret, signing)
  return { signing, mine: make(), other: make() }
}

const hmac = standard(['hmac-sha256'])
signingSuite({
  name: 'standard, v1 HMAC-SHA256',
  signing: hmac.signing,
  secrets: hmac.mine.secrets,
  verifyWith: hmac.mine.secrets,
  otherSecrets: hmac.other.secrets,
  scheme: 'standard',
  bodyOf: asIs,
  coversEverything: true,
})

const ed25519 = standard(['ed25519'])
signingSuite({
  name: 'standard, v1a Ed25519, verified with the public key',
  signing: ed25519.signing,
  secrets: ed25519.mine.secrets,
  verifyWith: [ed25519.mine.publicKey ?? ''],
  otherSecrets: [ed25519.other.publicKey ?? ''],
  scheme: 'standard',
  bodyOf: asIs,
  coversEverything: true,
})

const both = standard(['hmac-sha256', 'ed25519'])
signingSuite({
  name: 'standard, v1 and v1a together',
  signing: both.signing,
  secrets: both.mine.secrets,
  verifyWith: both.mine.secrets,
  otherSecrets: both.other.secrets,
  scheme: 'standard',
  bodyOf: asIs,
  coversEverything: false,
})

const token = { scheme: 'body-token' as const, field: 'token' }
const netx = generateSecret(profiles.netx.secret, token)
signingSuite({
  name: 'netx, token in the body',
  signing: token,
  secrets: netx.secrets,
  verifyWith: netx.secrets,
  otherSecrets: generateSecret(profiles.netx.secret, token).secrets,
  scheme: 'netx',
  bodyOf: bytes => Buffer.from(JSON.stringify({ event: Buffer.from(bytes).toString('hex'), token: netx.shown })),
  coversEverything: false,
})

for (const name of ['woodwing', 'netbox'] as const) {
  const { signing } = profiles[name].settings
  const make = () => generateSecret(profiles.woodwing.secret, signing).secrets
  const secrets = make()
  signingSuite({
    name: `${name}, HMAC of the body in a header`,
    signing,
    secrets,
    verifyWith: secrets,
    otherSecrets: make(),
    scheme: name,
    bodyOf: asIs,
    coversEverything: true,
  })
}
