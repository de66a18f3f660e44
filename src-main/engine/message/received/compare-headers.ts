import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import type { Received } from '../../../../src-shared/model/received.ts'
import { MASK } from '../../../../src-shared/model/secret-header.ts'

type Compared = Pick<Received['pairs'][number], 'headersAdded' | 'headersRemoved' | 'headersChanged'>

/** What frames a request on its connection; an attempt does not record it. */
const framing = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive'])

/** A recorded value has its secrets masked. */
export const isSameValue = (sent: string, received: string): boolean => {
  if (!sent.includes(MASK)) return sent === received
  const [first = '', ...rest] = sent.split(MASK)
  return received.startsWith(first) && received.endsWith(rest.at(-1) ?? '')
}

/** Headers that were sent against those that arrived, the n-th of a name with the n-th of that name. */
export const compareHeaders = (sent: HeaderList, received: HeaderList): Compared => {
  const left = received.filter(([name]) => !framing.has(name.toLowerCase()))
  const result: Compared = { headersAdded: [], headersRemoved: [], headersChanged: [] }
  for (const [name, value] of sent) {
    const at = left.findIndex(([other]) => other.toLowerCase() === name.toLowerCase())
    const [found] = at === -1 ? [] : left.splice(at, 1)
    if (found === undefined) result.headersRemoved.push([name, value])
    else if (!isSameValue(value, found[1])) result.headersChanged.push({ name, sent: value, received: found[1] })
  }
  result.headersAdded.push(...left)
  return result
}
