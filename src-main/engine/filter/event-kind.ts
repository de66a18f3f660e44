import { isJobEvent, netboxEventName } from '../payload/netbox-event.ts'

/** What happens to an object of NetBox, by its name in payloads. */
const changes = new Set(['created', 'updated', 'deleted'])

export const isChange = (type: string): boolean => changes.has(netboxEventName(type))

/** What happened to an asset, which has a path and metadata; not to a folder or a share link (R45). */
export const isAssetEvent = (type: string): boolean => type.startsWith('asset_') || type.startsWith('asset.')

/** What happened to an object or a job of NetBox: its data has the object beside what is told about it. */
export const isNetBoxEvent = (type: string): boolean => {
  return isChange(type) || isJobEvent(netboxEventName(type))
}
