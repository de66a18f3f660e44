import { describe, expect, test } from 'vitest'
import { assetOf } from '../../../../src-main/engine/filter/asset.ts'
import { compileFolders } from '../../../../src-main/engine/filter/folders.ts'

const lies = (folders: string[], data: unknown): boolean | undefined =>
  compileFolders(folders)?.(assetOf(data), () => {})

describe('the folders of foldersAndQuery', () => {
  test.each([
    ['nature', '/nature/a.jpg', true],
    ['nature', 'nature/sub/b.jpg', true],
    ['nature', 'nature2/a.jpg', false],
    ['nature', '/other/nature/a.jpg', false],
    ['nature', '/nature', false],
    ['/Nature/', '/NATURE/a.jpg', true],
    ['/Demo Zone/Nature', '/demo zone/nature/deep/er/a.jpg', true],
    ['/Demo Zone/Nature', '/demo zone/a.jpg', false],
    ['Demo*/Nat*', '/Demo Zone/Nature/a.jpg', true],
    ['Demo*', '/Demo Zone/Nature/a.jpg', true],
    ['*/Nature', '/Demo Zone/Nature/a.jpg', true],
    ['*/Nature', '/a/b/Nature/a.jpg', false],
    ['/', '/a.jpg', true],
  ])('R44: folder %s and asset %s: %s', (folder, path, expected) => {
    expect(lies([folder], { path })).toBe(expected)
  })

  test('R44: one of several folders is enough, and none is no limit', () => {
    expect(lies(['people', 'nature'], { path: '/nature/a.jpg' })).toBe(true)
    expect(compileFolders([])).toBeNull()
  })

  test('R44: the place may stand in the metadata', () => {
    expect(lies(['nature'], { metadata: { assetPath: '/nature/a.jpg' } })).toBe(true)
    expect(lies(['nature'], { metadata: { folderPath: '/nature', filename: 'a.jpg' } })).toBe(true)
    expect(lies(['nature'], { assetId: 1 })).toBe(false)
  })
})
