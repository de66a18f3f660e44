import { textsByName } from '../../../src-shared/json/member-texts.ts'
import { withMembers } from '../../../src-shared/json/with-members.ts'
import type { NewEvent } from '../../../src-shared/model/message.ts'
import { isChange } from '../filter/event-kind.ts'
import { isObject } from '../filter/is-object.ts'
import { netboxEventName } from '../payload/netbox-event.ts'

const isDeletion = ({ type }: NewEvent): boolean => netboxEventName(type) === 'deleted'

const named = (value: unknown): value is string => typeof value === 'string' && value !== ''

/**
 * What the changes that are merged into one have in common: the request they were made in, the type and the id of the
 * object (R40). Null for an event that stands alone: another type, no request, no object id, or an id of its own.
 */
export const changeKey = ({ id, type, data, dataText }: NewEvent): string | null => {
  if (id !== undefined || !isChange(type) || !isObject(data)) return null
  const { requestId, objectType, model, object } = data
  const kind = named(objectType) ? objectType : model
  if (!named(requestId) || !named(kind) || !isObject(object)) return null
  const { id: objectId } = object
  if (named(objectId)) return JSON.stringify([requestId, kind, objectId])
  if (typeof objectId !== 'number') return null
  // By its text: two large numbers can be the same only once they were read.
  const text = textsByName(textsByName(dataText).get('object') ?? '').get('id')
  return JSON.stringify([requestId, kind, { number: text }])
}

/**
 * Two changes of one object in one request as one, as NetBox merges them (R40): what happened first stays (created,
 * also when it was changed after that), with the object as it is in the end; a deletion wins, with the object as it was
 * before, and nothing that comes after it counts.
 */
export const mergeChange = (first: NewEvent, next: NewEvent): NewEvent => {
  if (isDeletion(first) || !isObject(first.data) || !isObject(next.data)) return first
  const { object, postchange = null } = next.data
  const texts = textsByName(next.dataText)
  const deleted = isDeletion(next)
  return {
    ...first,
    type: deleted ? next.type : first.type,
    timestamp: next.timestamp,
    data: { ...first.data, object, postchange: deleted ? null : postchange },
    dataText: withMembers(first.dataText, {
      object: texts.get('object') ?? 'null',
      postchange: deleted ? 'null' : (texts.get('postchange') ?? 'null'),
    }),
  }
}
