import { createSampleService, type SampleService } from '../../../../engine/sample/sample-service.ts'
import type { Cli } from '../../cli.ts'
import { sendByHand } from '../../send-by-hand.ts'

/** The samples without an engine: no inbox lends its secret. */
export const samplesOf = (cli: Cli): SampleService =>
  createSampleService({ clock: cli.clock, ids: cli.ids, sendOnce: sendByHand(cli), inboxAt: () => undefined })
