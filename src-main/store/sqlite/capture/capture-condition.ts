import type { CaptureQuery } from '../../../../src-shared/model/capture-filter.ts'

/** What a row `capture c` must meet, all of it in the index `capture_facts`. */
export interface Condition {
  sql: string[]
  values: Record<string, string | number>
}

const SOME = /^!?([1-5])xx$/

/** `!value` is every other. */
const negated = (value: string): { not: string; plain: string } =>
  value.startsWith('!') ? { not: 'NOT ', plain: value.slice(1) } : { not: '', plain: value }

/** Of all that is no text and no time; the inbox is the caller's, too. */
export const captureCondition = (filter: CaptureQuery): Condition => {
  const sql: string[] = []
  const values: Condition['values'] = {}
  const equal = (column: string, name: string, value: string | number | undefined): void => {
    if (value === undefined) return
    sql.push(`c.${column} = @${name}`)
    values[name] = value
  }

  equal('kind', 'kind', filter.kind)
  equal('result', 'result', filter.result)
  equal('code', 'code', filter.code)
  equal('colour', 'colour', filter.colour)
  equal('pinned', 'pinned', filter.pinned === undefined ? undefined : Number(filter.pinned))
  if (filter.method !== undefined) {
    const { not, plain } = negated(filter.method)
    sql.push(`${not}(c.method = @method COLLATE NOCASE)`)
    values['method'] = plain
  }
  if (filter.type !== undefined) {
    const { not, plain } = negated(filter.type)
    const begins = plain.endsWith('*')
    values['type'] = begins ? plain.slice(0, -1) : plain
    sql.push(`${not}(ifnull(${begins ? 'substr(c.event_type, 1, length(@type))' : 'c.event_type'} = @type, 0))`)
  }
  if (filter.status !== undefined) {
    const { not, plain } = negated(filter.status)
    const hundreds = SOME.exec(plain)?.[1]
    values['status'] = hundreds === undefined ? Number(plain === 'none' ? 0 : plain) : Number(hundreds) * 100
    sql.push(`${not}(c.response_status BETWEEN @status AND @status + ${hundreds === undefined ? 0 : 99})`)
  }
  if (filter.minSize !== undefined) {
    sql.push('c.body_size >= @minSize')
    values['minSize'] = filter.minSize
  }
  if (filter.maxSize !== undefined) {
    sql.push('c.body_size <= @maxSize')
    values['maxSize'] = filter.maxSize
  }
  return { sql, values }
}
