import { netboxEventName } from '../payload/netbox-event.ts'

const ofNetBox = new Set(['created', 'updated', 'deleted', 'job_started', 'job_ended'])

/** What happened to an asset, which has a path and metadata; not to a folder or a share link (R45). */
export const isAssetEvent = (type: string): boolean => type.startsWith('asset_') || type.startsWith('asset.')

/** What happened to an object or a job of NetBox: its data has the object beside what is told about it. */
export const isNetBoxEvent = (type: string): boolean => ofNetBox.has(netboxEventName(type))
