import type { MessageCreate } from '../../../src-shared/model/message.ts'
import { isChange } from '../filter/event-kind.ts'
import { isObject } from '../filter/is-object.ts'
import { netboxEventName } from '../payload/netbox-event.ts'

const isDeletion = ({ type }: MessageCreate): boolean => netboxEventName(type) === 'deleted'

const named = (value: unknown): value is string => typeof value === 'string' && value !== ''

/**
 * What the changes that are merged into one have in common: the request they were made in, the type and the id of the
 * object (R40). Null for an event that stands alone: another type, no request, no object id, or an id of its own.
 */
export const changeKey = ({ id, type, data }: MessageCreate): string | null => {
  if (id !== undefined || !isChange(type) || !isObject(data)) return null
  const { requestId, objectType, model, object } = data
  const kind = named(objectType) ? objectType : model
  if (!named(requestId) || !named(kind) || !isObject(object)) return null
  const { id: objectId } = object
  return named(objectId) || typeof objectId === 'number' ? JSON.stringify([requestId, kind, objectId]) : null
}

/**
 * Two changes of one object in one request as one, as NetBox merges them (R40): what happened first stays (created,
 * also when it was changed after that), with the object as it is in the end; a deletion wins, with the object as it was
 * before, and nothing that comes after it counts.
 */
export const mergeChange = (first: MessageCreate, next: MessageCreate): MessageCreate => {
  if (isDeletion(first) || !isObject(first.data) || !isObject(next.data)) return first
  const { object, postchange = null } = next.data
  const deleted = isDeletion(next)
  return {
    ...first,
    type: deleted ? next.type : first.type,
    timestamp: next.timestamp,
    data: { ...first.data, object, postchange: deleted ? null : postchange } as MessageCreate['data'],
  }
}
