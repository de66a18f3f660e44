import type { SampleEvent } from './profile.ts'

const asset = {
  assetId: '2n-UzMFgate9nAwg8zLXCs',
  path: '/Demo Zone/Nature/a.jpg',
  metadata: { filename: 'a.jpg', status: 'Final' },
}
const moved = {
  ...asset,
  changedMetadata: { folderPath: { oldValue: '/Demo Zone/Inbox', newValue: '/Demo Zone/Nature' } },
}
const changed = { ...asset, changedMetadata: { status: { oldValue: 'Draft', newValue: 'Final' } } }
const folder = { folderPath: '/Demo Zone/Nature', metadata: { name: 'Nature' } }
const authkey = { authkey: 'B9oGo3ZkqXh' }

/** The sixteen event types of WoodWing Assets (R32); the first one is the test event. */
export const woodwingSamples: [SampleEvent, ...SampleEvent[]] = [
  { type: 'asset_update_metadata', description: 'Metadata of an asset changed.', data: changed },
  { type: 'asset_create', description: 'An asset was created.', data: asset },
  { type: 'asset_create_by_copy', description: 'An asset was copied.', data: asset },
  { type: 'asset_create_from_filestore_rescue', description: 'The Rescue tool made an index entry.', data: asset },
  { type: 'asset_create_from_version', description: 'A version was made.', data: asset },
  { type: 'asset_checkin', description: 'An asset was checked in.', data: asset },
  { type: 'asset_checkout', description: 'An asset was checked out.', data: asset },
  { type: 'asset_undo_checkout', description: 'A check-out was undone.', data: asset },
  { type: 'asset_promote', description: 'A version was promoted.', data: asset },
  { type: 'asset_move', description: 'An asset was moved.', data: moved },
  { type: 'asset_rename', description: 'An asset was renamed.', data: moved },
  { type: 'asset_remove', description: 'An asset was removed.', data: asset },
  { type: 'folder_create', description: 'A folder was created.', data: folder },
  { type: 'folder_remove', description: 'A folder was removed.', data: folder },
  { type: 'authkey_create', description: 'A share link was created.', data: authkey },
  { type: 'authkey_remove', description: 'A share link was removed.', data: authkey },
]
