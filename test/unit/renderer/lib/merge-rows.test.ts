import { describe, expect, test } from 'vitest'
import { mergeRows } from '../../../../src-renderer/lib/merge-rows.ts'

interface Row {
  id: string
  status: string
}
const row = (id: string, status = 'queued'): Row => ({ id, status })
const all = (): boolean => true
const ids = (pages: { items: Row[] }[]): string[][] => pages.map(page => page.items.map(item => item.id))

describe('live rows in a list', () => {
  const pages = [
    { items: [row('d9'), row('d7')], next: 'a' },
    { items: [row('d5'), row('d3')], next: 'b' },
  ]

  test('a changed row stays where it is', () => {
    const [first] = mergeRows(pages, [row('d7', 'sent')], all)
    expect(first?.items).toEqual([row('d9'), row('d7', 'sent')])
  })

  test('new rows come in at the top, newest first', () => {
    expect(ids(mergeRows(pages, [row('e1'), row('e2')], all))).toEqual([
      ['e2', 'e1', 'd9', 'd7'],
      ['d5', 'd3'],
    ])
  })

  test('a row that no longer belongs goes, an older one that now belongs comes in at its place', () => {
    const latest = [row('d9', 'sent'), row('d4', 'failed'), row('d6', 'failed')]
    expect(ids(mergeRows(pages, latest, item => item.status !== 'sent'))).toEqual([['d7'], ['d6', 'd5', 'd4', 'd3']])
  })

  test('a row beyond what is loaded waits for its page', () => {
    expect(ids(mergeRows(pages, [row('d1')], all))).toEqual(ids(pages))
  })

  test('an empty list takes its first row', () => {
    expect(ids(mergeRows([{ items: [], next: null }], [row('d1')], all))).toEqual([['d1']])
  })
})
