import { type DeliveryStatus, statusLabel } from '../../../src-shared/model/delivery-status.ts'
import { Chip } from '../../ui/chip.tsx'

const ORDER: DeliveryStatus[] = ['sent', 'queued', 'scheduled', 'failed']

interface Props {
  chosen: DeliveryStatus[]
  onChange(chosen: DeliveryStatus[]): void
}

/** Narrows the log to the chosen statuses; none chosen shows all (R89). */
export const StatusChips = ({ chosen, onChange }: Props) => (
  <div role="group" aria-label="Status" className="flex flex-wrap gap-1.5">
    {ORDER.map(status => (
      <Chip
        key={status}
        on={chosen.includes(status)}
        onChange={on => onChange(on ? [...chosen, status] : chosen.filter(other => other !== status))}
      >
        {statusLabel[status]}
      </Chip>
    ))}
  </div>
)
