import { visibleLine } from './visible.ts'

/** Lines of `name   value`, values aligned; what is null is left out. */
export const fields = (pairs: readonly (readonly [name: string, value: string | number | null])[]): string[] => {
  const shown = pairs.filter(([, value]) => value !== null)
  const width = Math.max(...shown.map(([name]) => name.length))
  return shown.map(([name, value]) => `${name.padEnd(width)}  ${visibleLine(String(value))}`)
}
