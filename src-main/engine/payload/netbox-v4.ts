import {
  isJobEvent,
  netboxEventName,
  netboxEventSchema,
  netboxProblem,
  netboxSnapshots,
  netboxTime,
} from './netbox-event.ts'
import type { PayloadFormatter } from './payload-format.ts'

/** The body of NetBox 4 (R55). `request` is null when no web request made the change; jobs have no snapshots (R41). */
export const netboxV4Payload: PayloadFormatter = {
  build: ({ type, data, timestamp }) => {
    const change = netboxEventSchema.parse(JSON.parse(data))
    const event = netboxEventName(type)
    const { objectType, username, requestId, request, object } = change
    return JSON.stringify({
      event,
      timestamp: netboxTime(timestamp),
      object_type: objectType,
      username,
      request_id: requestId,
      data: object,
      request: requestId === null ? null : { id: requestId, method: null, path: null, ...request, user: username },
      ...(isJobEvent(event) ? {} : { snapshots: netboxSnapshots(event, change) }),
    })
  },
  problem: data => netboxProblem('netbox-v4', 'objectType', data),
}
