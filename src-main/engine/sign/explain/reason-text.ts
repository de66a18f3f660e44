import type { ReasonCode } from '../../../../src-shared/model/reason.ts'
import type { Diagnosis } from '../diagnose/diagnose.ts'
import { mixedUnit } from '../diagnose/clock-reason.ts'
import type { BoundScheme } from '../scheme/any-scheme.ts'

interface Told {
  diagnosis: Diagnosis
  scheme: BoundScheme
  receivedBytes: number
  /** A secret of the inbox has verified another request. */
  proven: boolean
  /** Why none of the secrets can be used; null: one can. */
  unusable: string | null
}

interface ReasonText {
  reason: string
  fix: string
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const seconds = (ms: number): string => {
  const whole = Math.round(Math.abs(ms) / 1000)
  if (whole < 120) return `${whole} s`
  if (whole < 7200) return `${Math.round(whole / 60)} min`
  return whole < 172_800 ? `${Math.round(whole / 3600)} h` : `${Math.round(whole / 86_400)} days`
}

const missing = ({ diagnosis }: Told): string =>
  list(diagnosis.checked.claim.parts.flatMap(({ name, value }) => (value === null ? [name] : [])))

const malformed = ({ diagnosis }: Told): string =>
  list(diagnosis.checked.claim.parts.flatMap(({ name, want }) => (want === null ? [] : [`${name} should be ${want}`])))

const how = ({ diagnosis }: Told): string => diagnosis.found?.how ?? ''

const sizes = ({ diagnosis, receivedBytes }: Told): string => {
  const signed = diagnosis.found?.request?.body.length
  return signed === undefined ? '' : ` ${receivedBytes} bytes arrived, ${signed} were signed.`
}

const changed = (told: Told): string =>
  `The body was changed after it was signed: the signature fits ${how(told)}.${sizes(told)}`

const SEND_THE_SIGNED =
  'Write the body once, sign exactly those bytes, and send exactly those bytes. A proxy or middleware that parses the body and writes it again does the same harm.'

const age = ({ diagnosis }: Told): string => seconds(diagnosis.checked.clock?.ageMs ?? 0)
const tolerance = ({ diagnosis }: Told): string => seconds(diagnosis.checked.clock?.toleranceMs ?? 0)

/** What beside the secret an inbox has to know, and cannot tell from a wrong secret. */
const alsoSigned: Partial<Record<BoundScheme['name'], string>> = {
  paypal: ' Compare the option webhookId with the id in PayPal’s dashboard as well: it is signed.',
}

/** What each code means in a sentence, and what to change. */
const texts: Record<ReasonCode, (told: Told) => ReasonText> = {
  'missing-header': told => ({
    reason: `The request has no ${missing(told)}.`,
    fix: `Have the sender sign as ${told.scheme.title} does: ${told.scheme.summary} If it does, look for a proxy that drops the header.`,
  }),
  'malformed-header': told => ({
    reason: `The signature is not of the form that ${told.scheme.title} has: ${malformed(told)}.`,
    fix: told.scheme.summary,
  }),
  'body-reserialised': told => ({ reason: changed(told), fix: SEND_THE_SIGNED }),
  'newline-added': told => ({
    reason: changed(told),
    fix: 'Sign what is sent, with its line end, or send it without one: with curl use --data-binary @file, and printf instead of echo.',
  }),
  'newline-removed': told => ({
    reason: changed(told),
    fix: 'The line end at the end was signed and then lost: curl’s --data strips it, --data-binary keeps it.',
  }),
  'line-endings': told => ({
    reason: changed(told),
    fix: 'Something turns LF into CR LF or back: a checkout with autocrlf, a text-mode file, a mail gateway. Handle the body as bytes.',
  }),
  bom: told => ({
    reason: changed(told),
    fix: 'Write the body as UTF-8 without a byte order mark (in .NET: new UTF8Encoding(false)), or sign it with the mark.',
  }),
  charset: told => ({
    reason: changed(told),
    fix: 'Sign and send UTF-8 bytes. A body that is decoded with another charset and encoded again is another body.',
  }),
  'body-truncated': () => ({
    reason: 'The end of the body is missing, so the signature over the whole cannot be checked.',
    fix: 'Look at the sender’s Content-Length (characters counted instead of bytes?), at time-outs and at size limits on the way.',
  }),
  'body-empty': ({ diagnosis, proven }) => {
    const fix = 'Sign the bytes that are sent. A stream that was read once is empty the second time.'
    if (diagnosis.found !== null) {
      return { reason: 'The signature was made over an empty body, before the body was there.', fix }
    }
    if (proven)
      return { reason: 'The request arrived without a body, and the signature is not over an empty one.', fix }
    return {
      reason: 'The request arrived without a body, and no secret of this inbox fits its signature.',
      fix: `${fix} If the sender signs an empty body, compare the secret.`,
    }
  },
  'body-form-decoded': told => ({
    reason: changed(told),
    fix: 'Sign the form as it is sent, percent escapes and all, not the values that it decodes to.',
  }),
  'other-known-secret': ({ diagnosis }) => ({
    reason: `The signature is right, but made with the secret of ${diagnosis.owner}, not with one of this inbox.`,
    fix: 'Give this inbox that secret, or the sender the one of this inbox. Test and live mode have secrets of their own.',
  }),
  'wrong-secret': ({ scheme }) => ({
    reason:
      'No known secret fits, and the body shows no sign of a change: most likely the sender signs with another secret.',
    fix: `Copy the ${scheme.secret.label.toLowerCase()} once more from where the sender has it (${scheme.secret.example}).${alsoSigned[scheme.name] ?? ''}`,
  }),
  'secret-decoded': told => ({
    reason: `The signature fits ${how(told)}; ${told.scheme.title} uses the text of the secret.`,
    fix: 'Use the secret as it is written, without decoding it.',
  }),
  'secret-not-decoded': told => ({
    reason: `The signature fits ${how(told)}; ${told.scheme.title} decodes the secret first.`,
    fix: 'Take the prefix off, decode the rest from base64, and use the bytes as the key.',
  }),
  'secret-whitespace': told => ({
    reason: `The signature fits ${how(told)}.`,
    fix: 'Trim the secret where it is read: a file or a copied line often ends in a line end.',
  }),
  'wrong-algorithm': told => ({
    reason: `The signature is ${how(told)}.`,
    fix: told.scheme.summary,
  }),
  'wrong-encoding': told => ({
    reason: `The signature is right, but written ${how(told)}.`,
    fix: told.scheme.summary,
  }),
  'wrong-prefix': ({ scheme, diagnosis }) => ({
    reason: 'The signature is right, but what stands before it is not what the scheme has.',
    fix: `It must look like this: ${diagnosis.checked.claim.parts.find(({ want }) => want !== null)?.want ?? scheme.summary}.`,
  }),
  'wrong-signed-text': told => ({
    reason: `The signature fits ${how(told)}; ${told.scheme.title} signs another text.`,
    fix: told.scheme.summary,
  }),
  'timestamp-old': told => ({
    reason: `The signature is right, but ${age(told)} old; ${tolerance(told)} are tolerated.`,
    fix: 'Sign each attempt anew with its own time, and keep the clocks right. To replay an old request, sign it again.',
  }),
  'timestamp-future': told => ({
    reason: `The signature is right, but its time lies ${age(told)} ahead; ${tolerance(told)} are tolerated.`,
    fix: 'Set the clock of the sender, or of this machine, by NTP.',
  }),
  'timestamp-unit': ({ diagnosis, scheme }) => ({
    reason: `The signature is right, but its time, ${diagnosis.checked.claim.time?.text}, is ${mixedUnit(diagnosis.checked, scheme)}.`,
    fix: 'Seconds and milliseconds are mixed up: Date.now() gives milliseconds, most schemes sign seconds.',
  }),
  'id-mismatch': told => ({
    reason: `The signature fits ${how(told)}, not for the id in the header.`,
    fix: 'Put the id that was signed into the header; something on the way may set a request id of its own.',
  }),
  'url-mismatch': told => ({
    reason: `The signature fits ${how(told)}; this inbox is known as another address.`,
    fix: 'Set the public address of the inbox to the one that the sender has, with its scheme, host, path and query.',
  }),
  unknown: ({ scheme, unusable }) =>
    unusable === null
      ? {
          reason: 'The signature does not match, and no mistake that is known makes it fit: what differs is not known.',
          fix: 'Compare the secret with the sender’s, and the bytes with those that it signed.',
        }
      : {
          reason: `The secret of the inbox is none of ${scheme.title}: ${unusable}`,
          fix: `Enter the ${scheme.secret.label.toLowerCase()} (${scheme.secret.example}).`,
        },
}

/** A code as a sentence about this request, and what to change. */
export const reasonText = (code: ReasonCode, told: Told): ReasonText => texts[code](told)
