import type { DoctorCheckKind } from './check.ts'
import { oversized, slowBody, wrongContentType } from './check/bodies.ts'
import { good } from './check/good.ts'
import { duplicateId, reordered } from './check/order.ts'
import { reserialised } from './check/reserialised.ts'
import { badSignature, changedBody, noSignature } from './check/signatures.ts'
import { staleTimestamp } from './check/stale-timestamp.ts'

/** In the order in which they are made: what may break the endpoint comes last. */
export const checks: readonly DoctorCheckKind[] = [
  good,
  badSignature,
  noSignature,
  changedBody,
  reserialised,
  staleTimestamp,
  duplicateId,
  reordered,
  wrongContentType,
  slowBody,
  oversized,
]
