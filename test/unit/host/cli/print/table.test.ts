import { describe, expect, it } from 'vitest'
import { table } from '../../../../../src-main/host/cli/print/table.ts'

interface Row {
  name: string
  sent: number
  url: string | null
}

const columns = [
  { title: 'NAME', value: (row: Row) => row.name },
  { title: 'SENT', value: (row: Row) => row.sent },
  { title: 'URL', value: (row: Row) => row.url, shrinks: true },
]
const rows: Row[] = [
  { name: 'Shop', sent: 12, url: 'https://shop.example/a/long/path' },
  { name: 'DAM', sent: 4711, url: null },
]

describe('tables', () => {
  it('align columns, numbers at the right', () => {
    expect(table(rows, columns, Number.POSITIVE_INFINITY)).toEqual([
      'NAME  SENT  URL',
      'Shop    12  https://shop.example/a/long/path',
      'DAM   4711  –',
    ])
  })

  it('fit the terminal by cutting only what may shrink', () => {
    const lines = table(rows, columns, 30)
    expect(lines[1]).toBe('Shop    12  https://shop.exam…')
    expect(lines.every(line => line.length <= 30)).toBe(true)
  })

  it('stay within a terminal that is narrower than the columns need', () => {
    expect(table(rows, columns, 10).every(line => line.length <= 10)).toBe(true)
  })

  it('keep every row on one line whatever a name holds', () => {
    const lines = table([{ name: 'a\nb\u001b[31m', sent: 1, url: null }], columns, Number.POSITIVE_INFINITY)
    expect(lines[1]).toBe('a\\nb\\u001b[31m     1  –')
  })
})
