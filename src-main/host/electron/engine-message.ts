import type { ErrorBody } from '../../../src-shared/error.ts'
import type { Notice } from '../../../src-shared/model/notice.ts'

/** What the shell tells the engine's process. `client` carries a MessagePort, over which the contract is served. */
export type ToEngine =
  /** `key`: the data key in base64; null lets the engine use the key file or HOOKBENCH_KEY as the headless host does. */
  { type: 'start'; dataDir: string; key: string | null } | { type: 'client' } | { type: 'stop' }

/**
 * What the engine's process tells the shell. `failed`: it cannot run at all, and another try would not help. `died`: it
 * ends now, for this reason, and another one may do better.
 */
export type FromEngine =
  | { type: 'ready' }
  | { type: 'failed' | 'died'; error: ErrorBody }
  | { type: 'notice'; notice: Notice }
