import { sign as signBytes, verify } from 'node:crypto'
import { z } from 'zod'
import { at as fieldAt, jsonBody } from '../json-field.ts'
import { privateKeyOf, publicKeyOf } from '../public-key.ts'
import { isoTime } from '../read-time.ts'
import type { Part, Scheme } from '../scheme.ts'

export const snsOptionsSchema = z.strictObject({
  /** 1 is SHA-1, 2 is SHA-256; what is verified says its own. */
  signatureVersion: z.enum(['1', '2']).default('2'),
  topicArn: z
    .string()
    .regex(/^arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w.-]{1,256}$/, 'Write it as arn:aws:sns:REGION:ACCOUNT:NAME.')
    .default('arn:aws:sns:eu-central-1:123456789012:hookbench'),
})
type SnsOptions = z.infer<typeof snsOptionsSchema>

const hashes = { 1: 'sha1', 2: 'sha256' } as const
const VERSIONS = { pattern: /^[12]$/, want: '1 or 2' }
const BASE64 = { pattern: /^[A-Za-z0-9+/]{80,}={0,2}$/, want: 'base64 of an RSA signature' }
const KEY = 'the certificate behind SigningCertURL (PEM)'

/** What is signed, in this order; what a message does not have is left out. */
const FIELDS = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
const CONFIRMATION_FIELDS = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type']
const CONFIRMATIONS = new Set(['SubscriptionConfirmation', 'UnsubscribeConfirmation'])

const textAt = (message: unknown, field: string): string | null => {
  const value = fieldAt(message, field)
  return typeof value === 'string' ? value : null
}

const signedText = (message: unknown): string => {
  const fields = CONFIRMATIONS.has(textAt(message, 'Type') ?? '') ? CONFIRMATION_FIELDS : FIELDS
  return fields
    .map(field => ({ field, value: textAt(message, field) }))
    .map(({ field, value }) => (value === null ? '' : `${field}\n${value}\n`))
    .join('')
}

const fieldPart = (message: unknown, name: string, form?: { pattern: RegExp; want: string }): Part => {
  const value = textAt(message, name)
  return { name, place: 'body', value, want: value === null || !form || form.pattern.test(value) ? null : form.want }
}

const hashOf = (version: string | null): 'sha1' | 'sha256' => (version === '1' ? hashes[1] : hashes[2])

/**
 * AWS SNS, https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html: named fields of the message.
 * The certificate is entered: a receiver that fetches an address out of a request could be sent anywhere.
 */
export const sns: Scheme<SnsOptions> = {
  name: 'sns',
  title: 'AWS SNS',
  summary:
    'RSA with SHA-256 or SHA-1 over named fields of the body, base64, in its field Signature. Other fields are not signed.',
  options: snsOptionsSchema,
  secret: {
    label: 'Certificate (PEM)',
    example: '-----BEGIN CERTIFICATE----- from SigningCertURL; a private key to sign',
    generate: null,
  },
  tolerance: () => null,
  signsUrl: false,
  hmac: null,
  read({ body }) {
    const message = jsonBody(body)
    const signature = fieldPart(message, 'Signature', BASE64)
    const version = fieldPart(message, 'SignatureVersion', VERSIONS)
    return {
      parts: [fieldPart(message, 'Type'), version, signature],
      signatures: signature.value === null || version.want !== null ? [] : [signature.value],
      id: null,
      time: isoTime(textAt(message, 'Timestamp')),
    }
  },
  content: ({ body }) => Buffer.from(signedText(jsonBody(body))),
  matches(secret, content, { signatures, parts }) {
    const key = publicKeyOf(secret, KEY)
    const version = parts.find(({ name }) => name === 'SignatureVersion')?.value ?? null
    return signatures.some(text => {
      const bytes = Buffer.from(text, 'base64')
      return bytes.toString('base64') === text && verify(hashOf(version), content, key, bytes)
    })
  },
  /** A body that is a message of SNS is signed as it is, any other becomes the text of one. */
  sign({ request, secrets: [newest = ''], id, at }, { signatureVersion, topicArn }) {
    const given = jsonBody(request.body)
    const isMessage = textAt(given, 'Type') !== null && textAt(given, 'TopicArn') !== null
    const message: Record<string, unknown> = {
      ...(isMessage && typeof given === 'object'
        ? given
        : {
            Type: 'Notification',
            MessageId: id,
            TopicArn: topicArn,
            Message: Buffer.from(request.body).toString('utf8'),
            Timestamp: new Date(at).toISOString(),
          }),
      SignatureVersion: signatureVersion,
    }
    const key = privateKeyOf(newest, 'a private key to sign with')
    const signature = signBytes(hashOf(signatureVersion), Buffer.from(signedText(message)), key).toString('base64')
    const region = textAt(message, 'TopicArn')?.split(':')[3] ?? 'eu-central-1'
    const signed = {
      ...message,
      Signature: signature,
      SigningCertURL: `https://sns.${region}.amazonaws.com/SimpleNotificationService-7506a1e35b36ef5a444dd1a8e7cc3ed8.pem`,
    }
    return {
      headers: [
        ['Content-Type', 'text/plain; charset=UTF-8'],
        ['x-amz-sns-message-type', textAt(message, 'Type') ?? ''],
        ['x-amz-sns-message-id', textAt(message, 'MessageId') ?? ''],
        ['x-amz-sns-topic-arn', textAt(message, 'TopicArn') ?? ''],
      ],
      body: Buffer.from(JSON.stringify(signed, null, 2)),
    }
  },
}
