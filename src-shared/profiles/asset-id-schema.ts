import type { JsonSchema } from './profile.ts'

/** The ids of both systems, since an event of one may go to a webhook of the other. */
export const assetIdSchema: JsonSchema = {
  type: ['integer', 'string'],
  minLength: 1,
  description: 'An integer for NetX, a text for WoodWing Assets, which takes an integer as text.',
}
