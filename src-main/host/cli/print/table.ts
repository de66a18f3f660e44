import { visibleLine } from './visible.ts'

export interface Column<T> {
  title: string
  value(item: T): string | number | null
  /** May be cut when the terminal is narrow. */
  shrinks?: boolean
}

const GAP = 2
const LEAST = 8

const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`

/** Takes what is too much from the widest of the columns that may shrink, one character after the other. */
const fit = (widths: number[], shrinks: readonly boolean[], width: number): void => {
  let excess = widths.reduce((sum, each) => sum + each + GAP, -GAP) - width
  while (excess > 0) {
    const widest = widths.reduce((best, each, i) => (shrinks[i] && each > (widths[best] ?? 0) ? i : best), -1)
    if (widest < 0 || (widths[widest] ?? 0) <= LEAST) return
    widths[widest] = (widths[widest] ?? 0) - 1
    excess -= 1
  }
}

/** Lines of aligned columns under their titles, no longer than `width`; numbers stand at the right. */
export const table = <T>(items: readonly T[], columns: readonly Column<T>[], width: number): string[] => {
  const values = items.map(item => columns.map(column => column.value(item)))
  const rows = [
    columns.map(column => column.title),
    ...values.map(row => row.map(value => visibleLine(String(value ?? '–')))),
  ]
  const right = columns.map((_, i) => values.some(row => typeof row[i] === 'number'))
  const widths = columns.map((_, i) => Math.max(...rows.map(row => row[i]?.length ?? 0)))
  const shrinks = columns.map(column => column.shrinks ?? false)
  fit(widths, shrinks, width)

  const pad = (text: string, i: number): string => {
    const to = widths[i] ?? 0
    return right[i] ? cut(text, to).padStart(to) : cut(text, to).padEnd(to)
  }
  return rows.map(row => cut(row.map(pad).join(' '.repeat(GAP)).trimEnd(), width))
}
