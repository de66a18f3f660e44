import type { HeaderList } from '../../../src-shared/model/attempt.ts'
import type { BoundScheme } from '../sign/scheme/any-scheme.ts'
import type { SignedRequest } from '../sign/scheme/scheme.ts'

export interface ToResign {
  request: SignedRequest & { url: string }
  scheme: BoundScheme & { sign: NonNullable<BoundScheme['sign']> }
  /** How it was signed before. */
  before: BoundScheme | null
  secrets: readonly string[]
  id: string
  /** Unix milliseconds. */
  at: number
}

const lower = (name: string): string => name.toLowerCase()

const signatureNames = (scheme: BoundScheme, request: SignedRequest): string[] =>
  scheme
    .read(request)
    .parts.filter(({ place }) => place === 'header')
    .map(({ name }) => lower(name))

/** Each new header stands where the first old one of its name stood, and behind the others where there was none. */
const replaced = (headers: HeaderList, old: ReadonlySet<string>, signed: HeaderList): HeaderList => {
  const left = [...signed]
  const take = (name: string): HeaderList => {
    const at = left.findIndex(([each]) => lower(each) === name)
    return at === -1 ? [] : left.splice(at, 1)
  }
  const list: HeaderList = []
  for (const header of headers) {
    const name = lower(header[0])
    if (old.has(name)) list.push(...take(name))
    else list.push(header)
  }
  return [...list, ...left]
}

/** The request with a fresh signature in the place of the old one. Throws as the scheme's `sign` does. */
export const resign = ({ request, scheme, before, secrets, id, at }: ToResign): ToResign['request'] => {
  const stale = new Set([scheme, ...(before === null ? [] : [before])].flatMap(each => signatureNames(each, request)))
  const bare = { ...request, headers: request.headers.filter(([name]) => !stale.has(lower(name))) }
  const signed = scheme.sign({ request: bare, secrets, id, at })
  const old = new Set([...stale, ...signed.headers.map(([name]) => lower(name))])
  return {
    ...request,
    headers: replaced(request.headers, old, signed.headers),
    body: signed.body ?? request.body,
    url: signed.url ?? request.url,
  }
}
