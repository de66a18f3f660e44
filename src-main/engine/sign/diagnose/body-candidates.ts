import { gunzipSync } from 'node:zlib'
import { jsonTexts } from './json-texts.ts'
import type { Candidate } from './candidate.ts'
import { lostCharacters } from './lost-characters.ts'

const GZIP = Buffer.from([0x1f, 0x8b])
const MOST_UNPACKED = 8 * 1024 * 1024
const NEWLINES = ['\n', '\r\n', '\r']
const BOM = Buffer.from([0xef, 0xbb, 0xbf])

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const textOf = (body: Uint8Array): string | null => {
  try {
    return utf8.decode(body)
  } catch {
    return null
  }
}

type BodyCandidate = Pick<Candidate, 'code' | 'how'> & { body: Uint8Array }

const of = (code: Candidate['code'], how: string, body: string | Uint8Array): BodyCandidate => ({
  code,
  how,
  body: typeof body === 'string' ? Buffer.from(body) : body,
})

function* ends(body: Buffer): Generator<BodyCandidate> {
  const latin = body.toString('latin1')
  const bare = latin.replace(/[\r\n \t]+$/, '')
  for (const newline of NEWLINES) {
    if (latin.endsWith(newline)) {
      yield of(
        'newline-added',
        'without the line end at the end of the body',
        body.subarray(0, body.length - newline.length),
      )
    }
  }
  if (bare !== latin) {
    yield of('newline-added', 'without the white space at the end of the body', Buffer.from(bare, 'latin1'))
  }
  for (const newline of NEWLINES) {
    yield of('newline-removed', 'with a line end at the end of the body', Buffer.concat([body, Buffer.from(newline)]))
  }
}

function* lineEndings(body: Buffer): Generator<BodyCandidate> {
  const latin = body.toString('latin1')
  if (!/[\r\n]/.test(latin)) return
  const lf = latin.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  if (lf !== latin) yield of('line-endings', 'with LF at the end of each line', Buffer.from(lf, 'latin1'))
  const crlf = lf.replaceAll('\n', '\r\n')
  if (crlf !== latin) yield of('line-endings', 'with CR LF at the end of each line', Buffer.from(crlf, 'latin1'))
}

function* charsets(body: Buffer, text: string | null): Generator<BodyCandidate> {
  if (text === null) {
    yield of('charset', 'over the same text in UTF-8, not in ISO-8859-1', Buffer.from(body.toString('latin1')))
    return
  }
  if (/^[\x00-\x7f]*$/.test(text)) return
  if (/^[\x00-\xff]*$/.test(text)) {
    yield of('charset', 'over the same text in ISO-8859-1, not in UTF-8', Buffer.from(text, 'latin1'))
  }
  for (const form of ['NFC', 'NFD'] as const) {
    const normal: string = text.normalize(form)
    if (normal !== text) yield of('charset', `over the same text in the Unicode form ${form}`, normal)
  }
}

function* forms(text: string): Generator<BodyCandidate> {
  const form = new URLSearchParams(text)
  const [only] = [...form.values()]
  if (form.size === 1 && only !== undefined && only !== '') {
    yield of('body-form-decoded', 'over the value of the form’s one field', only)
  }
  yield of('body-form-decoded', 'over the body with its percent escapes decoded', decodeForm(text))
  yield of('body-form-decoded', 'over the body as a form', encodeURI(text))
  yield of(
    'body-form-decoded',
    'over the body in the field payload of a form',
    new URLSearchParams({ payload: text }).toString(),
  )
}

const decodeForm = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function* unpacked(body: Buffer): Generator<BodyCandidate> {
  if (!body.subarray(0, 2).equals(GZIP)) return
  try {
    const whole = gunzipSync(body, { maxOutputLength: MOST_UNPACKED })
    yield of('body-reserialised', 'over the body before it was packed with gzip', whole)
  } catch {
    // It only begins like gzip, or is too long unpacked.
  }
}

/** Every body that may have been signed instead of the received one, the likeliest first. */
export function* bodyCandidates(body: Uint8Array): Generator<BodyCandidate> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const text = textOf(body)
  if (bytes.length > 0) yield of('body-empty', 'over an empty body', '')
  if (bytes.subarray(0, 3).equals(BOM)) yield of('bom', 'without the byte order mark', bytes.subarray(3))
  else yield of('bom', 'with a byte order mark before the body', Buffer.concat([BOM, bytes]))
  yield* ends(bytes)
  yield* lineEndings(bytes)
  yield* charsets(bytes, text)
  yield* unpacked(bytes)
  if (text === null) return
  for (const { how, text: rewritten } of jsonTexts(text)) yield of('body-reserialised', how, rewritten)
  yield* forms(text)
  for (const { how, body: whole } of lostCharacters(bytes)) yield of('charset', how, whole)
}
