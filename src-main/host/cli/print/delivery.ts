import { type Delivery, statusLabel } from '../../../../src-shared/model/delivery.ts'
import type { Column } from './table.ts'
import { showDuration, showTime } from './units.ts'

/** `Sent`, `Scheduled retry`, `Queued, held: …`. */
export const deliveryStatus = ({ status, held }: Delivery): string =>
  held === null ? statusLabel[status] : `${statusLabel[status]}, held: ${held}`

export const deliveryColumns: Column<Delivery>[] = [
  { title: 'DELIVERY', value: delivery => delivery.id },
  { title: 'TYPE', value: delivery => delivery.type, shrinks: true },
  { title: 'WEBHOOK', value: delivery => delivery.webhookName, shrinks: true },
  { title: 'STATUS', value: deliveryStatus, shrinks: true },
  { title: 'ATTEMPTS', value: delivery => delivery.attempts },
  { title: 'LAST', value: delivery => delivery.lastStatus?.toString() ?? delivery.lastError },
  { title: 'TOOK', value: delivery => showDuration(delivery.lastDurationMs) },
  { title: 'CREATED', value: delivery => showTime(delivery.createdAt) },
]
