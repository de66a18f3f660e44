import type { DeliveryDetail } from '../../../src-shared/model/delivery.ts'
import { useAway } from '../../lib/connection.ts'
import { useNow } from '../../lib/now.ts'
import { StatusCode } from '../../ui/badge.tsx'
import { deliverySummary, type Piece } from './delivery-summary.ts'

const Part = ({ piece }: { piece: Piece }) => {
  if (typeof piece === 'string') return piece
  if ('status' in piece) return <StatusCode status={piece.status} />
  return <strong className="font-semibold">{piece.strong}</strong>
}

export const SummarySentence = ({ delivery }: { delivery: DeliveryDetail }) => {
  const now = useNow()
  const away = useAway()
  return (
    <p className="text-lg">
      {deliverySummary(delivery, now, !away).map((piece, index) => (
        // A sentence's pieces stay in their places.
        <Part key={index} piece={piece} />
      ))}
    </p>
  )
}
