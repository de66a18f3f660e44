import type { Delivery } from '../../../src-shared/model/delivery.ts'
import { toIso } from '../../../src-shared/time.ts'
import type { DeliveryRow } from '../port/store.ts'

export const deliveryView = ({ due: _due, ...row }: DeliveryRow): Delivery => ({
  ...row,
  nextAttemptAt: row.nextAttemptAt === null ? null : toIso(row.nextAttemptAt),
  createdAt: toIso(row.createdAt),
  updatedAt: toIso(row.updatedAt),
})
