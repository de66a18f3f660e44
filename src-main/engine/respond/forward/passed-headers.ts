import type { HeaderList } from '../../../../src-shared/model/attempt.ts'

/** They belong to the connection to the app, or frame its answer. */
const OF_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** The headers of an app’s answer as they go on to the sender, in their order and case. */
export const passedHeaders = (
  headers: HeaderList,
  { method, status }: { method: string; status: number },
): HeaderList => {
  const named = new Set(
    headers
      .filter(([name]) => name.toLowerCase() === 'connection')
      .flatMap(([, value]) => value.toLowerCase().split(','))
      .map(name => name.trim()),
  )
  // Without a body the length says what it would have had; with one it is written anew.
  const keepsLength = method === 'HEAD' || status === 304
  return headers.filter(([name]) => {
    const lower = name.toLowerCase()
    return !OF_CONNECTION.has(lower) && !named.has(lower) && (keepsLength || lower !== 'content-length')
  })
}
