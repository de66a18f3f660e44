import { toIso } from '../../../src-shared/time.ts'
import type { PayloadFormatter } from './payload-format.ts'

/** `{type, timestamp, data}` of Standard Webhooks. The data goes in as the text that was stored, never parsed again. */
export const standardPayload: PayloadFormatter = {
  build: ({ type, timestamp, data }) =>
    `{"type":${JSON.stringify(type)},"timestamp":"${toIso(timestamp)}","data":${data}}`,
  problem: () => null,
}
