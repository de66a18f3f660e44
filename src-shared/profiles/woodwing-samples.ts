import { assetIdSchema } from './asset-id-schema.ts'
import type { JsonSchema, JsonValue, SampleEvent } from './profile.ts'

const asset = {
  assetId: '2n-UzMFgate9nAwg8zLXCs',
  path: '/Demo Zone/Nature/a.jpg',
  metadata: { filename: 'a.jpg', status: 'Final' },
}
const moved = {
  ...asset,
  changedMetadata: { folderPath: { oldValue: '/Demo Zone/Inbox', newValue: '/Demo Zone/Nature' } },
}
const renamed = {
  ...asset,
  changedMetadata: { filename: { oldValue: 'draft.jpg', newValue: 'a.jpg' } },
}
const changed = { ...asset, changedMetadata: { status: { oldValue: 'Draft', newValue: 'Final' } } }
const folder = { folderPath: '/Demo Zone/Nature', metadata: { name: 'Nature' } }
const authkey = { authkey: 'B9oGo3ZkqXh' }

const fields: JsonSchema = { type: 'object', description: 'Values by the technical names of their fields.' }

const ofAssets: JsonSchema = {
  type: 'object',
  required: ['assetId'],
  properties: {
    assetId: assetIdSchema,
    path: { type: 'string', description: 'Folder and file name.' },
    metadata: fields,
    changedMetadata: {
      type: 'object',
      description: 'What changed, by field.',
      additionalProperties: { type: 'object', properties: { oldValue: {}, newValue: {} } },
    },
    userId: { type: ['integer', 'string'] },
  },
}
const ofFolders: JsonSchema = {
  type: 'object',
  required: ['folderPath'],
  properties: { folderPath: { type: 'string', minLength: 1 }, metadata: fields },
}
const ofAuthkeys: JsonSchema = {
  type: 'object',
  required: ['authkey'],
  properties: { authkey: { type: 'string', minLength: 1 } },
}

const onAsset = (type: string, description: string, data: JsonValue = asset): SampleEvent => ({
  type,
  description,
  data,
  schema: ofAssets,
})

/** The sixteen event types of WoodWing Assets (R32); the first one is the test event. */
export const woodwingSamples: [SampleEvent, ...SampleEvent[]] = [
  onAsset('asset_update_metadata', 'Metadata of an asset changed.', changed),
  onAsset('asset_create', 'An asset was created.'),
  onAsset('asset_create_by_copy', 'An asset was copied.'),
  onAsset('asset_create_from_filestore_rescue', 'The Rescue tool made an index entry.'),
  onAsset('asset_create_from_version', 'A version was made.'),
  onAsset('asset_checkin', 'An asset was checked in.'),
  onAsset('asset_checkout', 'An asset was checked out.'),
  onAsset('asset_undo_checkout', 'A check-out was undone.'),
  onAsset('asset_promote', 'A version was promoted.'),
  onAsset('asset_move', 'An asset was moved.', moved),
  onAsset('asset_rename', 'An asset was renamed.', renamed),
  onAsset('asset_remove', 'An asset was removed.'),
  { type: 'folder_create', description: 'A folder was created.', data: folder, schema: ofFolders },
  { type: 'folder_remove', description: 'A folder was removed.', data: folder, schema: ofFolders },
  { type: 'authkey_create', description: 'A share link was created.', data: authkey, schema: ofAuthkeys },
  { type: 'authkey_remove', description: 'A share link was removed.', data: authkey, schema: ofAuthkeys },
]
