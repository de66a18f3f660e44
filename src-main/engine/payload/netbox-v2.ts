import { jsonObject } from './json-object.ts'
import { netboxEventName, netboxProblem } from './netbox-event.ts'
import { netboxTexts } from './netbox-texts.ts'
import type { PayloadFormatter } from './payload-format.ts'

/** The body of NetBox 2 (R54); the time is Unix seconds with a fraction where there is one. */
export const netboxV2Payload: PayloadFormatter = {
  build: ({ type, data, timestamp }) => {
    const { model, object } = netboxTexts(data)
    return jsonObject([
      ['event', JSON.stringify(netboxEventName(type))],
      ['signal_received_timestamp', JSON.stringify(timestamp / 1000)],
      ['model', model],
      ['data', object],
    ])
  },
  problem: data => netboxProblem('netbox-v2', 'model', data),
}
