import type { Identity } from '../../src-shared/model/token.ts'
import type { Engine } from '../engine/create-engine.ts'

/** What every procedure gets: the engine, and what belongs to one request. */
export interface ApiContext {
  engine: Engine
  /** Who asks. */
  identity: Identity
  idempotencyKey?: string
  /** Names of the fields in the body of a REST request. */
  bodyFields?: readonly string[]
}
