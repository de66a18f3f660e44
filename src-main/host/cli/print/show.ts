import type { Terminal } from '../terminal.ts'
import { style } from './style.ts'
import { table, type Column } from './table.ts'

export interface OutputOptions {
  json?: boolean
}

/** One line of JSON on standard output. */
export const jsonLine = (terminal: Terminal, value: unknown): void => terminal.out(`${JSON.stringify(value)}\n`)

/** A result on standard output: with `--json` the value on one line, else the lines for a person. */
export const show = (
  terminal: Terminal,
  options: OutputOptions,
  value: unknown,
  lines: () => readonly string[],
): void => {
  if (options.json) jsonLine(terminal, value)
  else for (const line of lines()) terminal.out(`${line}\n`)
}

/** A list on standard output: with `--json` a line for each item, else a table; `none` goes to stderr when it is empty. */
export const showList = <T>(
  terminal: Terminal,
  options: OutputOptions,
  items: readonly T[],
  columns: readonly Column<T>[],
  none: string,
): void => {
  if (options.json) for (const item of items) jsonLine(terminal, item)
  else if (items.length === 0) terminal.err(`${none}\n`)
  else {
    const [head = '', ...rows] = table(items, columns, terminal.width)
    for (const line of [style(terminal, 'bold', head), ...rows]) terminal.out(`${line}\n`)
  }
}
