import type { Query } from '../../../../src-main/engine/filter/parse-query.ts'

const quoted = (value: readonly string[]): string =>
  `"${value.map(piece => piece.replaceAll(/["\\*]/g, String.raw`\$&`)).join('*')}"`

const inner = (query: Query): string =>
  query.kind === 'and' || query.kind === 'or' ? `(${printQuery(query)})` : printQuery(query)

/** A query as text that reads as the same query. */
export const printQuery = (query: Query): string => {
  switch (query.kind) {
    case 'term':
      return `${query.field === null ? '' : `${query.field}:`}${quoted(query.value)}`
    case 'not':
      return `NOT ${inner(query.part)}`
    case 'and':
    case 'or':
      return query.parts.map(inner).join(query.kind === 'and' ? ' AND ' : ' OR ')
  }
}
