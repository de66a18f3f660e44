import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import { asText, toBase64, toUtf8 } from '../../../lib/bytes.ts'

/** A request as it is edited before it goes out again. */
export interface EditForm {
  method: string
  /** Empty: as the address says that it goes to. */
  target: string
  headers: HeaderList
  /** Null: the bytes are no text, and stay as they are. */
  body: string | null
}

/** They are made anew for what goes out. */
const MADE_ANEW = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'keep-alive', 'expect', 'te'])

export const editForm = (capture: Capture, bytes: Uint8Array): EditForm => ({
  method: capture.method,
  target: '',
  headers: capture.rawHeaders.filter(([name]) => !MADE_ANEW.has(name.toLowerCase())),
  body: asText(bytes),
})

export type EditProblems = Partial<Record<keyof EditForm, string>>

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

const TARGET = /^\/[\x21-\x7e]*$/

const headerProblem = (headers: HeaderList): string | null => {
  for (const [name, value] of headers) {
    if (name.trim() === '' && value.trim() === '') continue
    if (!TOKEN.test(name.trim())) return `“${name}” cannot be the name of a header: use letters, digits and - only.`
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) return `The value of ${name} has characters that no header can carry.`
  }
  return null
}

/** What keeps the request from going out, in a sentence at each field. */
export const editProblems = ({ method, target, headers }: EditForm): EditProblems => {
  const header = headerProblem(headers)
  return {
    ...(TOKEN.test(method) ? {} : { method: 'A method is one word, such as POST.' }),
    ...(target === '' || TARGET.test(target)
      ? {}
      : { target: 'A target begins with / and has no spaces, such as /orders?id=7.' }),
    ...(header === null ? {} : { headers: header }),
  }
}

/** What goes out; `bytes` are those of the capture. */
export const editOf = ({ method, target, headers, body }: EditForm, bytes: Uint8Array) => ({
  method,
  ...(target === '' ? {} : { target }),
  headers: headers
    .filter(([name, value]) => name.trim() !== '' || value.trim() !== '')
    .map(([name, value]): [string, string] => [name.trim(), value]),
  bodyBase64: toBase64(body === null ? bytes : toUtf8(body)),
})

/** Where a request goes when its target is not given: what follows the inbox’s name, or the path of the address. */
export const targetAt = (to: string, { target, inbox }: Pick<Capture, 'target' | 'inbox'>): string => {
  const url = URL.parse(to)
  if (url !== null && url.pathname !== '/') return url.pathname + url.search
  const rest = target.startsWith(`/${inbox}`) ? target.slice(inbox.length + 1) : target
  return rest.startsWith('/') ? rest : `/${rest}`
}
