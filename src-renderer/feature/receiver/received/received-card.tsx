import { useQuery } from '@tanstack/react-query'
import { Check, CircleHelp, X } from 'lucide-react'
import { Link } from 'wouter'
import type { DeliveryDetail } from '../../../../src-shared/model/delivery.ts'
import type { Received } from '../../../../src-shared/model/received.ts'
import { formatCount } from '../../../lib/format.ts'
import { paths } from '../../../lib/router.ts'
import { rpc } from '../../../lib/rpc.ts'
import { Card } from '../../../ui/card.tsx'
import { attemptSpans } from './attempt-spans.ts'
import { tookOf, WayBar, WayLegend } from './way-bar.tsx'

type Pair = Received['pairs'][number]

const Sameness = ({ pair }: { pair: Pair }) => {
  const { sameBody, bodyNote, firstDifference, receivedSize } = pair
  if (sameBody === true)
    return (
      <span className="inline-flex items-center gap-1 text-good">
        <Check size={13} aria-hidden />
        {`the same ${formatCount(receivedSize ?? 0)} bytes`}
      </span>
    )
  if (sameBody === null)
    return (
      <span className="inline-flex items-center gap-1 text-faint">
        <CircleHelp size={13} aria-hidden />
        {bodyNote ?? 'not known'}
      </span>
    )
  return (
    <span className="inline-flex flex-wrap items-center gap-1 text-bad">
      <X size={13} aria-hidden />
      {firstDifference === null ? (
        'the bodies differ'
      ) : (
        <>
          {`differs at byte ${formatCount(firstDifference.at)}:`}
          <span className="mono">{`sent ${firstDifference.sent || 'nothing'}, received ${firstDifference.received || 'nothing'}`}</span>
        </>
      )}
    </span>
  )
}

const headerWords = ({ headersAdded, headersRemoved, headersChanged }: Pair): string | null => {
  const names = (list: readonly string[]): string => list.join(', ')
  const parts = [
    headersAdded.length > 0 && `added ${names(headersAdded.map(([name]) => name))}`,
    headersRemoved.length > 0 && `missing ${names(headersRemoved.map(([name]) => name))}`,
    headersChanged.length > 0 && `changed ${names(headersChanged.map(({ name }) => name))}`,
  ].filter(part => part !== false)
  return parts.length === 0 ? null : `Headers ${parts.join('; ')}.`
}

const Arrived = ({ pair }: { pair: Pair }) => {
  const headers = headerWords(pair)
  return (
    <div className="flex items-start gap-2 pl-20">
      <div className="min-w-0 flex-1">
        {pair.captureId === null ? (
          <span className="text-faint">no capture of it is here</span>
        ) : (
          <Sameness pair={pair} />
        )}
        {headers !== null && <p className="text-xs wrap-anywhere text-muted">{headers}</p>}
      </div>
      {pair.captureId !== null && (
        <Link href={paths.capture(pair.inbox, pair.captureId)} className="shrink-0 text-accent hover:underline">
          Capture
        </Link>
      )}
    </div>
  )
}

/** What was sent against what arrived, where a delivery reached one of our own inboxes. */
export const ReceivedCard = ({ delivery }: { delivery: DeliveryDetail }) => {
  const { id, messageId } = delivery
  const { data } = useQuery(rpc.messages.received.queryOptions({ input: { id: messageId } }))
  const pairs = data?.pairs.filter(pair => pair.deliveryId === id) ?? []
  const [first] = pairs
  if (!data || first === undefined) return null
  const spans = attemptSpans(data, id)
  const longest = Math.max(1, ...spans.map(tookOf))
  const differ = pairs.some(({ sameBody }) => sameBody === false)
  return (
    <Card
      title="Sent against received"
      id="delivery.received"
      tone={differ ? 'bad' : 'plain'}
      aside={<span>{`at inbox ${first.inbox}`}</span>}
    >
      <WayLegend />
      <ul aria-label="What was sent and what arrived" className="mt-1.5 flex flex-col gap-2">
        {spans.map(span => {
          const pair = pairs.find(({ attempt }) => attempt === span.attempt)
          return (
            <li key={span.attempt}>
              <WayBar span={span} longest={longest} />
              {pair && <Arrived pair={pair} />}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
