import type { ReasonCode } from '../../../src-shared/model/reason.ts'
import type { SchemeName } from '../../../src-shared/model/scheme.ts'
import { schemes } from '../../../src-main/engine/sign/scheme/index.ts'
import type { DiagnoseInput } from '../../../src-main/engine/sign/diagnose/diagnose.ts'
import { hmacText } from '../../../src-main/engine/sign/scheme/hmac.ts'
import type { HmacRecipe, SignedRequest } from '../../../src-main/engine/sign/scheme/scheme.ts'
import { keysOf, signedRequest } from './scheme-rig.ts'

export const AT = 1_770_000_000_000

export interface Mistake {
  name: string
  code: ReasonCode
  /** What the inbox sees; null: the mistake cannot be made with this scheme. */
  make(scheme: SchemeName): DiagnoseInput | null
}

/** Schemes that carry the secret, or sign a part of the body only: changes of the body leave them valid. */
const notOverBody: ReadonlySet<SchemeName> = new Set(['netx', 'gitlab', 'mailgun', 'sns'])
/** The body is read as fields of a form, or its hash stands in the URL. */
const overBody = (name: SchemeName): boolean => !notOverBody.has(name)

const utf8 = (text: string): Uint8Array => Buffer.from(text)
const event = {
  id: 'evt_1',
  type: 'order.paid',
  data: { total: 129.9, name: 'Zoë', url: 'https://a.example/b' },
  webhookTimestamp: AT,
}
const compact = JSON.stringify(event)
const lines = JSON.stringify(event, null, 2)

const input = (name: SchemeName, request: SignedRequest, more: Partial<DiagnoseInput> = {}): DiagnoseInput => ({
  scheme: schemes[name].with(undefined),
  request,
  secrets: [keysOf(name).verify],
  known: [],
  now: AT,
  proven: false,
  truncated: false,
  ...more,
})

/** Signed over one body, received with another. */
const body =
  (signed: string | Uint8Array, received: string | Uint8Array, more: Partial<DiagnoseInput> = {}) =>
  (name: SchemeName): DiagnoseInput | null => {
    if (!overBody(name)) return null
    const request = signedRequest(name, typeof signed === 'string' ? utf8(signed) : signed)
    const bytes = typeof received === 'string' ? utf8(received) : received
    return input(name, { ...request, body: bytes }, more)
  }

const headers =
  (change: (value: string, header: string) => string | null) =>
  (name: SchemeName): DiagnoseInput | null => {
    const request = signedRequest(name, utf8(compact))
    const changed = request.headers.flatMap(([header, value]): [string, string][] => {
      const text = change(value, header)
      return text === null ? [] : [[header, text]]
    })
    const same =
      changed.length === request.headers.length &&
      changed.every(([, value], index) => value === request.headers[index]?.[1])
    return same ? null : input(name, { ...request, headers: changed })
  }

/** Signed by somebody who makes the HMAC in another way. */
const recipe =
  (change: (before: HmacRecipe) => HmacRecipe | null) =>
  (name: SchemeName): DiagnoseInput | null => {
    const scheme = schemes[name].with(undefined)
    const request = signedRequest(name, utf8(compact))
    const after = scheme.hmac === null ? null : change(scheme.hmac)
    if (scheme.hmac === null || after === null) return null
    const claim = scheme.read(request)
    const content = scheme.content(request, claim)
    const right = hmacText(keysOf(name).sign, content, scheme.hmac)
    const wrong = orNull(() => hmacText(keysOf(name).sign, content, after))
    return wrong === null ? null : input(name, replaced(request, right, wrong))
  }

const orNull = <T>(make: () => T): T | null => {
  try {
    return make()
  } catch {
    return null
  }
}

const replaced = (request: SignedRequest, right: string, wrong: string): SignedRequest => ({
  ...request,
  headers: request.headers.map(([header, value]) => [header, value.replace(right, wrong)]),
  body: utf8(Buffer.from(request.body).toString('utf8').replace(right, wrong)),
})

const isSignature = (header: string): boolean =>
  /signature(?!.*timestamp)|hmac|token|verification|-sig$/i.test(header) && !/timestamp|message-id/i.test(header)

const timed = (name: SchemeName): boolean => schemes[name].with(undefined).toleranceSec !== null

export const mistakes: readonly Mistake[] = [
  {
    name: 'header left out',
    code: 'missing-header',
    make: headers((value, header) => (isSignature(header) ? null : value)),
  },
  {
    name: 'signature replaced by a word',
    code: 'malformed-header',
    make: name =>
      name === 'gitlab' ? null : headers((value, header) => (isSignature(header) ? 'nonsense' : value))(name),
  },
  { name: 'laid out with 2 spaces', code: 'body-reserialised', make: body(compact, lines) },
  { name: 'laid out with 4 spaces', code: 'body-reserialised', make: body(compact, JSON.stringify(event, null, 4)) },
  { name: 'parsed and written compact', code: 'body-reserialised', make: body(lines, compact) },
  {
    name: 'signed as Python writes it',
    code: 'body-reserialised',
    make: body(
      '{"id": "evt_1", "name": "Zo\\u00eb", "webhookTimestamp": 1770000000000}',
      '{"id":"evt_1","name":"Zoë","webhookTimestamp":1770000000000}',
    ),
  },
  {
    name: 'slashes escaped as PHP does',
    code: 'body-reserialised',
    make: body(compact.replaceAll('/', '\\/'), compact),
  },
  {
    name: 'keys sorted',
    code: 'body-reserialised',
    make: body(
      '{"a":1,"b":{"c":2,"d":[]},"webhookTimestamp":1770000000000}',
      '{"webhookTimestamp":1770000000000,"b":{"d":[],"c":2},"a":1}',
    ),
  },
  { name: 'newline added', code: 'newline-added', make: body(compact, `${compact}\n`) },
  { name: 'CR LF added', code: 'newline-added', make: body(compact, `${compact}\r\n`) },
  { name: 'newline removed', code: 'newline-removed', make: body(`${compact}\n`, compact) },
  { name: 'line ends to CR LF', code: 'line-endings', make: body(lines, lines.replaceAll('\n', '\r\n')) },
  { name: 'line ends to LF', code: 'line-endings', make: body(lines.replaceAll('\n', '\r\n'), lines) },
  { name: 'BOM added', code: 'bom', make: body(compact, `\ufeff${compact}`) },
  { name: 'BOM removed', code: 'bom', make: body(`\ufeff${compact}`, compact) },
  { name: 'sent as ISO-8859-1', code: 'charset', make: body(compact, Buffer.from(compact, 'latin1')) },
  { name: 'characters lost', code: 'charset', make: body(compact, compact.replace('ë', '\ufffd')) },
  { name: 'end cut off', code: 'body-truncated', make: body(compact, compact.slice(0, 40)) },
  { name: 'capture cut off', code: 'body-truncated', make: body(compact, compact.slice(0, 40), { truncated: true }) },
  { name: 'body lost', code: 'body-empty', make: body(compact, '') },
  {
    name: 'signed before the body was there',
    code: 'body-empty',
    make: name => (name === 'twilio' ? null : body('', compact)(name)),
  },
  {
    name: 'form decoded',
    code: 'body-form-decoded',
    make: name =>
      name === 'twilio' ? null : body(`payload=${encodeURIComponent(compact).replaceAll('%20', '+')}`, compact)(name),
  },
  {
    name: 'secret of another inbox',
    code: 'other-known-secret',
    make: name =>
      input(name, signedRequest(name, utf8(compact)), {
        secrets: [keysOf(name).other],
        known: [{ owner: 'inbox shop', secret: keysOf(name).verify }],
      }),
  },
  {
    name: 'a secret that nobody knows',
    code: 'wrong-secret',
    make: name => input(name, signedRequest(name, utf8(compact)), { secrets: [keysOf(name).other] }),
  },
  {
    name: 'line end behind the secret',
    code: 'secret-whitespace',
    make: name =>
      schemes[name].secret.generate === null
        ? null
        : input(name, signedRequest(name, utf8(compact)), { secrets: [`${keysOf(name).verify}\n`] }),
  },
  {
    name: 'secret decoded from hex',
    code: 'secret-decoded',
    make: recipe(before => (before.key === 'text' ? { ...before, key: 'hex' } : null)),
  },
  {
    name: 'secret decoded from base64',
    code: 'secret-decoded',
    make: recipe(before => (before.key === 'text' ? { ...before, key: 'base64' } : null)),
  },
  {
    name: 'secret not decoded',
    code: 'secret-not-decoded',
    make: recipe(before => (before.key === 'text' ? null : { ...before, key: 'text' })),
  },
  {
    name: 'SHA-1 or SHA-256 instead',
    code: 'wrong-algorithm',
    make: recipe(before => ({ ...before, algorithm: before.algorithm === 'sha256' ? 'sha1' : 'sha256' })),
  },
  {
    name: 'SHA-512 instead',
    code: 'wrong-algorithm',
    make: recipe(before => (before.algorithm === 'sha512' ? null : { ...before, algorithm: 'sha512' })),
  },
  {
    name: 'hex and base64 mixed up',
    code: 'wrong-encoding',
    make: recipe(before => ({ ...before, encoding: before.encoding === 'hex' ? 'base64' : 'hex' })),
  },
  {
    name: 'upper-case hex',
    code: 'wrong-encoding',
    make: name => {
      const scheme = schemes[name].with(undefined)
      if (scheme.hmac?.encoding !== 'hex') return null
      const request = signedRequest(name, utf8(compact))
      const right = hmacText(keysOf(name).sign, scheme.content(request, scheme.read(request)), scheme.hmac)
      return input(name, replaced(request, right, right.toUpperCase()))
    },
  },
  {
    name: 'prefix left out',
    code: 'wrong-prefix',
    make: headers((value, header) => (isSignature(header) ? value.replace(/^(?:sha256=|v0=|v1,)/, '') : value)),
  },
  {
    name: 'time left out of the signed text',
    code: 'wrong-signed-text',
    make: name => {
      const scheme = schemes[name].with(undefined)
      const request = signedRequest(name, utf8(compact))
      const content = scheme.content(request, scheme.read(request))
      if (
        scheme.hmac === null ||
        notOverBody.has(name) ||
        Buffer.from(content).equals(request.body) ||
        name === 'twilio'
      )
        return null
      const right = hmacText(keysOf(name).sign, content, scheme.hmac)
      return input(name, replaced(request, right, hmacText(keysOf(name).sign, request.body, scheme.hmac)))
    },
  },
  {
    name: 'an hour old',
    code: 'timestamp-old',
    make: name => (timed(name) ? input(name, signedRequest(name, utf8(compact)), { now: AT + 3_600_000 }) : null),
  },
  {
    name: 'an hour ahead',
    code: 'timestamp-future',
    make: name => (timed(name) ? input(name, signedRequest(name, utf8(compact)), { now: AT - 3_600_000 }) : null),
  },
  {
    name: 'milliseconds for seconds, or the other way round',
    code: 'timestamp-unit',
    make: name => {
      if (!timed(name) || name === 'twitch') return null
      const inSeconds = schemes[name].with(undefined).read(signedRequest(name, utf8(compact))).time?.text.length === 10
      const at = inSeconds ? AT * 1000 : AT / 1000
      return input(
        name,
        signedRequest(name, utf8(compact.replace(String(AT), String(name === 'linear' ? AT / 1000 : AT))), { at }),
      )
    },
  },
  {
    name: 'another id',
    code: 'id-mismatch',
    make: name => (['standard', 'svix', 'twitch', 'paypal'].includes(name) ? input(name, { ...withId(name) }) : null),
  },
  {
    name: 'address behind a proxy',
    code: 'url-mismatch',
    make: name =>
      schemes[name].signsUrl && name !== 'hmac'
        ? input(name, {
            ...signedRequest(name, utf8(compact)),
            url: (signedRequest(name, utf8(compact)).url ?? '').replace('https:', 'http:'),
          })
        : null,
  },
  {
    name: 'one bit of the body',
    code: 'unknown',
    make: body(compact, compact.replace('129.9', '129.8'), { proven: true }),
  },
]

/** Signed for the id of the body, sent with another one in the header. */
const withId = (name: SchemeName): SignedRequest => {
  const request = signedRequest(name, utf8(compact), { id: 'evt_1' })
  return {
    ...request,
    headers: request.headers.map(([header, value]) => [header, value === 'evt_1' ? 'req_77' : value]),
  }
}
