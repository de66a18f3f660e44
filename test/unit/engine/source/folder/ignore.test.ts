import { expect, it } from 'vitest'
import { compileIgnore } from '../../../../../src-main/engine/source/folder/ignore.ts'
import { defaultIgnore } from '../../../../../src-shared/model/source.ts'

it('R29a: hidden files and what programs leave while they write are ignored from the start', () => {
  const ignores = compileIgnore(defaultIgnore)
  const ignored = ['/.DS_Store', '/sub/.git', '/~$letter.docx', '/a.TMP', '/b.mov.part', '/c.crdownload', '/thumbs.db']
  expect(ignored.filter(path => !ignores(path))).toEqual([])
  expect(['/a.jpg', '/sub/part.mov', '/tmp', '/a.tmp.jpg', '/~a'].filter(ignores)).toEqual([])
})

it('R29a: a pattern with a slash is about one place, one without about a name anywhere', () => {
  const ignores = compileIgnore(['node_modules/', '/build', 'raw/*.dng'])
  expect(['/node_modules', '/a/node_modules', '/build', '/raw/a.DNG'].filter(path => !ignores(path))).toEqual([])
  expect(['/a/build', '/a/raw/a.dng', '/raw/deep/a.dng', '/building'].filter(ignores)).toEqual([])
})
