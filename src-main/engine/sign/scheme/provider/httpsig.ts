import { sign as signBytes, verify } from 'node:crypto'
import { z } from 'zod'
import { HookError } from '../../../../../src-shared/error.ts'
import { sameText } from '../../same-text.ts'
import { hmacText } from '../hmac.ts'
import { contentDigest, DIGEST_FORM, digestNames } from '../message-signature/content-digest.ts'
import { missingComponents, signatureBase } from '../message-signature/signature-base.ts'
import { dictionary, readSignatureInput, type SignatureInput } from '../message-signature/signature-input.ts'
import { headerPart } from '../part.ts'
import { privateKeyOf, publicKeyOf } from '../public-key.ts'
import { headerValue } from '../read-header.ts'
import type { Claim, HmacRecipe, Part, Scheme, SignedRequest } from '../scheme.ts'

const DIGEST = 'Content-Digest'
const INPUT = 'Signature-Input'
const SIGNATURE = 'Signature'
const KEY = 'an Ed25519 public key (PEM, JWK or base64)'
const BYTES = /^:([A-Za-z0-9+/]+={0,2}):$/
const token = z.string().regex(/^[a-z*][a-z0-9_.*-]{0,63}$/, 'Use small letters, digits, _, -, . and *.')

export const httpsigOptionsSchema = z.strictObject({
  algorithm: z.enum(['hmac-sha256', 'ed25519']).default('hmac-sha256'),
  /** What is signed, and what a request must have signed to count. */
  components: z
    .array(
      z
        .string()
        .regex(/^@?[a-z0-9!#$%&'*+.^_`|~-]+$/, 'Write names of headers in small letters, or @method and its like.'),
    )
    .min(1)
    .max(50)
    .default(['@method', '@target-uri', 'content-digest']),
  label: token.default('sig1'),
  keyId: z
    .string()
    .max(200)
    .regex(/^[\x20\x21\x23-\x5b\x5d-\x7e]*$/, 'Use printable ASCII characters without " and \\.')
    .nullable()
    .default(null),
  digest: z.enum(digestNames).default('sha-256'),
  /** How the HMAC key comes from the secret. */
  key: z.enum(['text', 'base64', 'hex']).default('base64'),
  toleranceSec: z.int().min(1).max(86_400).nullable().default(300),
})
type Options = z.infer<typeof httpsigOptionsSchema>

const quoted = (name: string): string => `"${name}"`

/** The signature under the label of the options, else the first one. */
const inputOf = ({ headers }: SignedRequest, { label }: Options): SignatureInput | null => {
  const inputs = dictionary(headerValue(headers, INPUT) ?? '')
  const [first] = inputs.keys()
  const name = inputs.has(label) ? label : first
  return name === undefined ? null : readSignatureInput(name, inputs.get(name) ?? '')
}

/** What is wrong with what the signature covers; null when nothing is. */
const coverage = (input: SignatureInput | null, request: SignedRequest, options: Options): string | null => {
  if (input === null) return 'label=("@method" …);created=…'
  const uncovered = options.components.map(quoted).filter(name => !input.components.includes(name))
  if (uncovered.length > 0) return `a list that covers ${uncovered.join(' ')}`
  const missing = missingComponents(input.components, request)
  if (missing.length > 0) return `a list of what the request has; ${missing.join(' ')} cannot be had`
  if (input.alg !== null && input.alg !== options.algorithm) return `of the algorithm ${options.algorithm}`
  return input.created === null && options.toleranceSec !== null ? 'with the time created' : null
}

const read = (request: SignedRequest, options: Options): Claim => {
  const { headers } = request
  const input = inputOf(request, options)
  const inputPart = headerPart(headers, INPUT)
  const signature = BYTES.exec(dictionary(headerValue(headers, SIGNATURE) ?? '').get(input?.label ?? '') ?? '')?.[1]
  const signaturePart = headerPart(headers, SIGNATURE)
  const parts: Part[] = [
    ...(options.components.includes('content-digest') ? [headerPart(headers, DIGEST, DIGEST_FORM)] : []),
    { ...inputPart, want: inputPart.value === null ? null : coverage(input, request, options) },
    {
      ...signaturePart,
      want: signaturePart.value === null || signature !== undefined ? null : `${input?.label ?? 'label'}=:<base64>:`,
    },
  ]
  const sound = parts.every(({ want }) => want === null)
  return {
    parts,
    signatures: sound && signature !== undefined ? [signature] : [],
    id: null,
    time:
      input === null || input.created === null
        ? null
        : {
            text: String(input.created),
            at: input.created * 1000,
            ...(input.expires === null ? {} : { until: input.expires * 1000 }),
          },
  }
}

const recipe = ({ algorithm, key }: Options): HmacRecipe | null =>
  algorithm === 'hmac-sha256' ? { algorithm: 'sha256', encoding: 'base64', key } : null

const signatureOf = (secret: string, base: Uint8Array, options: Options): string => {
  const hmac = recipe(options)
  return hmac === null
    ? signBytes(null, base, privateKeyOf(secret, 'an Ed25519 private key (PEM, JWK or base64)')).toString('base64')
    : hmacText(secret, base, hmac)
}

/** HTTP Message Signatures, RFC 9421, with the digest of the body by RFC 9530. */
export const httpsig: Scheme<Options> = {
  name: 'httpsig',
  title: 'HTTP Message Signatures (RFC 9421)',
  summary: `HMAC-SHA256 or Ed25519 over named components, base64, in ${SIGNATURE}; ${INPUT} names them, ${DIGEST} covers the body.`,
  options: httpsigOptionsSchema,
  secret: {
    label: 'Key',
    example: 'base64 of a shared key; for Ed25519 a public key, or a private key to sign (PEM, JWK)',
    generate: random => Buffer.from(random(32)).toString('base64'),
  },
  tolerance: ({ toleranceSec }) => toleranceSec,
  signsUrl: true,
  hmac: recipe,
  read,
  content(request, _claim, options) {
    const input = inputOf(request, options)
    return Buffer.from(signatureBase(input?.components ?? [], input?.text ?? '', request), 'latin1')
  },
  matches(secret, base, { signatures }, options) {
    const hmac = recipe(options)
    if (hmac !== null) {
      const expected = hmacText(secret, base, hmac)
      return signatures.some(signature => sameText(signature, expected))
    }
    const key = publicKeyOf(secret, KEY)
    return signatures.some(text => {
      const bytes = Buffer.from(text, 'base64')
      return bytes.toString('base64') === text && verify(null, base, key, bytes)
    })
  },
  sign({ request, secrets: [newest = ''], at }, options) {
    const { components, label, keyId, algorithm, digest } = options
    const covered = components.map(quoted)
    const added: [string, string][] = components.includes('content-digest')
      ? [[DIGEST, contentDigest(request.body, digest)]]
      : []
    const parameters = `(${covered.join(' ')});created=${Math.floor(at / 1000)}${keyId === null ? '' : `;keyid="${keyId}"`};alg="${algorithm}"`
    const complete = { ...request, headers: [...request.headers, ...added] }
    const missing = missingComponents(covered, complete)
    if (missing.length > 0) {
      throw new HookError('INVALID_INPUT', `The request has no ${missing.join(' ')} to sign.`, {
        field: 'options.components',
        help: 'Take it out of the components, or send such a header.',
      })
    }
    const base = signatureBase(covered, parameters, complete)
    return {
      headers: [
        ...added,
        [INPUT, `${label}=${parameters}`],
        [SIGNATURE, `${label}=:${signatureOf(newest, Buffer.from(base, 'latin1'), options)}:`],
      ],
    }
  },
}
