import { textsByName } from '../../../src-shared/json/member-texts.ts'
import { netboxEventSchema } from './netbox-event.ts'

/** Each field of a NetBox event as its JSON text; `null` for one that is not there. */
export interface NetboxTexts {
  objectType: string
  model: string
  object: string
  prechange: string
  postchange: string
  username: string
  requestId: string
  request: string
}

/** Throws when the data is no NetBox event. */
export const netboxTexts = (data: string): NetboxTexts => {
  netboxEventSchema.parse(JSON.parse(data))
  const texts = textsByName(data)
  const of = (name: keyof NetboxTexts): string => texts.get(name) ?? 'null'
  return {
    objectType: of('objectType'),
    model: of('model'),
    object: of('object'),
    prechange: of('prechange'),
    postchange: of('postchange'),
    username: of('username'),
    requestId: of('requestId'),
    request: of('request'),
  }
}
