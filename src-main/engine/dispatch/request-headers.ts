import type { HeaderList } from '../../../src-shared/model/attempt.ts'

/** They frame the message or belong to the connection: only the sender sets them. */
const ownedBySender = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'proxy-connection',
  'upgrade',
  'expect',
  'te',
  'trailer',
])

const withoutControls = (value: string): string => value.replaceAll(/[^\t\x20-\x7e]/g, '')

const flat = (...lists: HeaderList[]): string[] => {
  const headers: string[] = []
  for (const list of lists) for (const [name, value] of list) headers.push(name, value)
  return headers
}

const lowerNames = (list: HeaderList): Set<string> => new Set(list.map(([name]) => name.toLowerCase()))

/** The body is signed as something else than what the webhook says. */
const setsType = (signature: HeaderList): boolean => signature.some(([name]) => name.toLowerCase() === 'content-type')

/**
 * The headers of a request, flat: ours, then the webhook's own, then the signature (R47). A header of the webhook
 * replaces ours of the same name, but never a signature nor what frames the message; control characters are dropped.
 */
export const requestHeaders = (ours: HeaderList, extra: HeaderList, signature: HeaderList): string[] => {
  if (extra.length === 0 && !setsType(signature)) return flat(ours, signature)
  const signed = lowerNames(signature)
  const added = extra.filter(([name]) => !ownedBySender.has(name.toLowerCase()) && !signed.has(name.toLowerCase()))
  const replaced = lowerNames([...added, ...signature])
  const kept = ours.filter(([name]) => !replaced.has(name.toLowerCase()))
  const clean = added.map(([name, value]): [string, string] => [name, withoutControls(value)])
  return flat(kept, clean, signature)
}
