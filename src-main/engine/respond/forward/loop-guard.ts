import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import { headerValues } from '../../sign/scheme/read-header.ts'

/** Names the inboxes that a request was forwarded by, one after the other. */
const HEADER = 'x-hookbench-forwarded'
const MOST_HOPS = 16

/** The headers with this inbox as the next hop, or why there is none. */
export const nextHop = (headers: HeaderList, inbox: string): { headers: HeaderList } | { loop: string } => {
  const hops = headerValues(headers, HEADER)
    .flatMap(value => value.split(','))
    .map(name => name.trim())
  if (hops.includes(inbox)) {
    return {
      loop: `The request came back to the inbox ${inbox}, which had forwarded it: ${[...hops, inbox].join(' → ')}.`,
    }
  }
  if (hops.length >= MOST_HOPS) return { loop: `The request was forwarded ${hops.length} times already.` }
  const others = headers.filter(([name]) => name.toLowerCase() !== HEADER)
  return { headers: [...others, [HEADER, [...hops, inbox].join(', ')]] }
}
