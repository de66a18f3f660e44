import { netboxEventName, netboxEventSchema, netboxProblem } from './netbox-event.ts'
import type { PayloadFormatter } from './payload-format.ts'

/** The body of NetBox 2 (R54); the time is Unix seconds with a fraction where there is one. */
export const netboxV2Payload: PayloadFormatter = {
  build: ({ type, data, timestamp }) => {
    const { model, object } = netboxEventSchema.parse(JSON.parse(data))
    return JSON.stringify({
      event: netboxEventName(type),
      signal_received_timestamp: timestamp / 1000,
      model,
      data: object,
    })
  },
  problem: data => netboxProblem('netbox-v2', 'model', data),
}
