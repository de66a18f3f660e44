import type { JsonSchema } from './profile.ts'

/** A new asset reaches NetX and WoodWing Assets under either of its names, each with the id that it knows. */
export const assetIdSchema: JsonSchema = {
  type: ['integer', 'string'],
  minLength: 1,
  description: 'An integer for NetX, a text for WoodWing Assets.',
}
