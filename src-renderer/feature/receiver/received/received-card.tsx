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
import { WayDrawing } from './way-drawing.tsx'

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

/** What was sent against what arrived, where a delivery reached one of our own inboxes. */
export const ReceivedCard = ({ delivery }: { delivery: DeliveryDetail }) => {
  const { id, messageId } = delivery
  const { data } = useQuery(rpc.messages.received.queryOptions({ input: { id: messageId } }))
  const pairs = data?.pairs.filter(pair => pair.deliveryId === id) ?? []
  const [first] = pairs
  if (!data || first === undefined) return null
  const differ = pairs.some(({ sameBody }) => sameBody === false)
  return (
    <Card
      title="Sent against received"
      id="delivery.received"
      tone={differ ? 'bad' : 'plain'}
      aside={<span>{`at inbox ${first.inbox}`}</span>}
    >
      <WayDrawing spans={attemptSpans(data, id)} />
      <ul aria-label="What was sent and what arrived" className="mt-3 flex flex-col gap-1.5">
        {pairs.map(pair => (
          <li key={pair.attempt} className="grid grid-cols-[84px_minmax(0,1fr)_auto] items-baseline gap-2">
            <span className="text-muted">{`Attempt ${pair.attempt}`}</span>
            <span className="min-w-0">
              {pair.captureId === null ? (
                <span className="text-faint">no capture of it is here</span>
              ) : (
                <Sameness pair={pair} />
              )}
              {headerWords(pair) !== null && (
                <span className="block text-xs text-muted wrap-anywhere">{headerWords(pair)}</span>
              )}
            </span>
            {pair.captureId !== null && (
              <Link href={paths.capture(pair.inbox, pair.captureId)} className="text-accent hover:underline">
                Capture
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
