import { textsByName } from '../../../src-shared/json/member-texts.ts'
import { jsonObject } from './json-object.ts'
import { isJobEvent, netboxEventName, netboxProblem, netboxTime } from './netbox-event.ts'
import { type NetboxTexts, netboxTexts } from './netbox-texts.ts'
import type { PayloadFormatter } from './payload-format.ts'

const requestOf = ({ requestId, request, username }: NetboxTexts): string => {
  if (requestId === 'null') return 'null'
  const texts = textsByName(request)
  return jsonObject([
    ['id', requestId],
    ['method', texts.get('method') ?? 'null'],
    ['path', texts.get('path') ?? 'null'],
    ['user', username],
  ])
}

/** Nothing was there before a creation, nothing is there after a deletion; jobs have no snapshots (R41). */
const snapshotsOf = (event: string, { prechange, postchange }: NetboxTexts): string | undefined =>
  isJobEvent(event)
    ? undefined
    : jsonObject([
        ['prechange', event === 'created' ? 'null' : prechange],
        ['postchange', event === 'deleted' ? 'null' : postchange],
      ])

/** The body of NetBox 4 (R55). `request` is null when no web request made the change. */
export const netboxV4Payload: PayloadFormatter = {
  build: ({ type, data, timestamp }) => {
    const texts = netboxTexts(data)
    const event = netboxEventName(type)
    return jsonObject([
      ['event', JSON.stringify(event)],
      ['timestamp', JSON.stringify(netboxTime(timestamp))],
      ['object_type', texts.objectType],
      ['username', texts.username],
      ['request_id', texts.requestId],
      ['data', texts.object],
      ['request', requestOf(texts)],
      ['snapshots', snapshotsOf(event, texts)],
    ])
  },
  problem: data => netboxProblem('netbox-v4', 'objectType', data),
}
