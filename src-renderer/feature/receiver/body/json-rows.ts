import type { JsonNode } from '../../../lib/json-nodes.ts'

/** One line of a JSON tree. */
export interface JsonRow {
  /** `$.data.items[0].sku`; unique but for the end of a container, which has none. */
  path: string
  depth: number
  node: JsonNode
  /** `]` or `}` of the container of this path. */
  isEnd: boolean
  folded: boolean
  comma: boolean
}

/** Names that stand behind a dot; others stand in brackets and quotes. */
const PLAIN = /^[^.[\]\s'"\\]+$/u

/** The path of a member as columns take it; `key` is the name as it was written, with its quotes. */
export const memberPath = (path: string, key: string): string => {
  const name = String(JSON.parse(key))
  return PLAIN.test(name) ? `${path}.${name}` : `${path}['${name.replaceAll(/['\\]/g, '\\$&')}']`
}

const isOpen = (path: string, folds: ReadonlyMap<string, boolean>, depth: number): boolean =>
  folds.get(path) === undefined ? depth < DEPTH_OPEN : folds.get(path) === false

/** What lies deeper is folded until somebody opens it. */
const DEPTH_OPEN = 8

/** The lines that are seen, top to bottom. `folds` tells of what a person folded (true) or opened (false). */
export const jsonRows = (root: JsonNode, folds: ReadonlyMap<string, boolean>): JsonRow[] => {
  const rows: JsonRow[] = []
  const add = (node: JsonNode, path: string, depth: number, comma: boolean): void => {
    const holds = node.open !== undefined && node.children.length > 0
    const folded = holds && !isOpen(path, folds, depth)
    rows.push({ path, depth, node, isEnd: false, folded, comma: comma && (!holds || folded) })
    if (!holds || folded) return
    for (const [index, child] of node.children.entries()) {
      const childPath = child.key === undefined ? `${path}[${index}]` : memberPath(path, child.key)
      add(child, childPath, depth + 1, index < node.children.length - 1)
    }
    rows.push({ path, depth, node, isEnd: true, folded: false, comma })
  }
  add(root, '$', 0, false)
  return rows
}

/** The text of a value as it was written, on one line. */
export const nodeText = (node: JsonNode): string => {
  if (node.open === undefined) return node.text ?? ''
  const inner = node.children.map(child => (child.key === undefined ? '' : `${child.key}:`) + nodeText(child))
  return node.open + inner.join(',') + (node.close ?? '')
}

/** Every path that holds something. */
export const containerPaths = (root: JsonNode): string[] => {
  const paths: string[] = []
  const walk = (node: JsonNode, path: string): void => {
    if (node.open === undefined || node.children.length === 0) return
    paths.push(path)
    for (const [index, child] of node.children.entries())
      walk(child, child.key === undefined ? `${path}[${index}]` : memberPath(path, child.key))
  }
  walk(root, '$')
  return paths
}
