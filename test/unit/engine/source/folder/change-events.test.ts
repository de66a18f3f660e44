import { expect, it } from 'vitest'
import { builtIns } from '../../../../../src-main/engine/event-type/built-in.ts'
import { compileSchema } from '../../../../../src-main/engine/event-type/compile-schema.ts'
import type { Entry } from '../../../../../src-main/engine/port/source-store.ts'
import { changeEvents } from '../../../../../src-main/engine/source/folder/change-events.ts'

const file: Entry = {
  asset: 7,
  path: '/press/a.jpg',
  folder: false,
  identity: '1:2',
  born: 1,
  size: 10,
  modified: Date.UTC(2026, 0, 1),
}
const folder: Entry = { ...file, path: '/press', folder: true, identity: '' }

it('B14, R29a: every event of a watched folder is one of the catalogue, and fits its schema', () => {
  const events = [
    ...changeEvents({ kind: 'created', seen: file }, 7),
    ...changeEvents({ kind: 'changed', entry: file, seen: { ...file, size: 11 } }, 7),
    ...changeEvents({ kind: 'moved', entry: file, seen: { ...file, path: '/press/b.jpg' } }, 7),
    ...changeEvents({ kind: 'moved', entry: file, seen: { ...file, path: '/web/a.jpg' } }, 7),
    ...changeEvents({ kind: 'removed', entry: file }, 7),
    ...changeEvents({ kind: 'created', seen: folder }, 8),
    ...changeEvents({ kind: 'removed', entry: folder }, 8),
  ]
  expect(events.map(({ type }) => type)).toEqual([
    'asset_create',
    'asset_update_metadata',
    'asset_rename',
    'asset_move',
    'asset_remove',
    'folder_create',
    'folder_remove',
  ])
  for (const { type, data } of events) {
    const compiled = compileSchema(builtIns.get(type)?.schema ?? { not: {} })
    if ('problem' in compiled) expect.fail(compiled.problem)
    expect(compiled.check(data), type).toBeNull()
  }
})
