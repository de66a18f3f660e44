import { isObject } from './is-object.ts'

/** Whether one of the fields changed (R43): `changed` of the event or its data's `changedMetadata` names it. */
export const changedOneOf = (
  fields: ReadonlySet<string>,
  event: { data: unknown; changed?: readonly string[] | undefined },
): boolean => {
  if (event.changed?.some(field => fields.has(field)) === true) return true
  const told = isObject(event.data) ? event.data['changedMetadata'] : undefined
  return isObject(told) && Object.keys(told).some(field => fields.has(field))
}
