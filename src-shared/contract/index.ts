import { backend } from './backend.ts'
import { captures } from './captures.ts'
import { deliveries } from './deliveries.ts'
import { doctor } from './doctor.ts'
import { engine } from './engine.ts'
import { eventTypes } from './event-types.ts'
import { inboxes } from './inboxes.ts'
import { messages } from './messages.ts'
import { receiver } from './receiver.ts'
import { samples } from './samples.ts'
import { schemes } from './schemes.ts'
import { sources } from './sources.ts'
import { tokens } from './tokens.ts'
import { webhooks } from './webhooks.ts'

/**
 * What the engine can do, for UI, CLI and REST alike. Routes are the paths of REST below `/api/v1`.
 * Every error is a HookError body (src-shared/error.ts).
 */
export const contract = {
  webhooks,
  messages,
  deliveries,
  eventTypes,
  sources,
  schemes,
  inboxes,
  captures,
  receiver,
  samples,
  doctor,
  backend,
  tokens,
  engine,
}

export type Contract = typeof contract
