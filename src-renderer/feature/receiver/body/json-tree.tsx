import { ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { cx } from '../../../lib/class-names.ts'
import { plural } from '../../../lib/format.ts'
import type { JsonNode } from '../../../lib/json-nodes.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton, useCopied } from '../../../ui/copy-button.tsx'
import { containerPaths, type JsonRow, jsonRows, nodeText } from './json-rows.ts'
import { Marked } from './marked.tsx'

const FIRST = 500
const MORE = 2000

const tintOf = (text: string): string => {
  if (text.startsWith('"')) return 'text-json-string'
  return /^[-0-9]/.test(text) ? 'text-json-number' : 'text-json-word'
}

const Value = ({ row: { node, isEnd, folded, comma } }: { row: JsonRow }) => {
  const tail = comma ? ',' : ''
  if (isEnd) return node.close + tail
  if (node.open === undefined)
    return (
      <>
        <span className={tintOf(node.text ?? '')}>
          <Marked text={node.text ?? ''} />
        </span>
        {tail}
      </>
    )
  if (node.children.length === 0) return `${node.open}${node.close}${tail}`
  if (!folded) return node.open
  return (
    <>
      {node.open}
      <span className="text-faint">{` ${plural(node.children.length, node.open === '{' ? 'member' : 'item')} `}</span>
      {node.close}
      {tail}
    </>
  )
}

/** Where one is in the tree, and what can be taken from there. */
const PathBar = ({ row, onColumn }: { row: JsonRow; onColumn: ((path: string) => void) | null }) => (
  <div className="mt-2 flex min-w-0 items-center gap-2">
    <code className="min-w-0 flex-1 truncate text-muted" title={row.path}>
      {row.path}
    </code>
    {onColumn && (
      <Button size="small" look="ghost" onClick={() => onColumn(row.path)}>
        Show as column
      </Button>
    )}
    <CopyButton size="small" look="ghost" text={() => nodeText(row.node)}>
      Copy value
    </CopyButton>
    <CopyButton size="small" look="ghost" text={row.path}>
      Copy path
    </CopyButton>
  </div>
)

interface Props {
  root: JsonNode
  label: string
  /** Makes the value at a path a column of the list. */
  onColumn: ((path: string) => void) | null
}

/** JSON as a tree that folds; numbers and strings as they were written. Arrows walk, left and right fold, c copies the path. */
export const JsonTree = ({ root, label, onColumn }: Props) => {
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [limit, setLimit] = useState(FIRST)
  const [at, setAt] = useState<number | null>(null)
  const [copied, copy] = useCopied()
  const list = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => jsonRows(root, folds), [root, folds])
  const shown = rows.slice(0, limit)
  const row = at === null ? undefined : rows[at]
  const holdsMore = root.children.some(child => child.children.length > 0)

  const fold = (path: string, folded: boolean): void => setFolds(new Map(folds).set(path, folded))
  const foldAll = (folded: boolean): void => {
    setAt(null)
    setFolds(new Map(containerPaths(root).map(path => [path, folded && path !== '$'])))
  }
  const moveTo = (next: number): void => {
    const place = Math.max(0, Math.min(shown.length - 1, next))
    setAt(place)
    list.current?.children[place]?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const holds = row !== undefined && row.node.children.length > 0
    if (event.key === 'ArrowDown') moveTo(at === null ? 0 : at + 1)
    else if (event.key === 'ArrowUp') moveTo(at === null ? 0 : at - 1)
    else if (event.key === 'ArrowLeft' && holds && !row.folded) fold(row.path, true)
    else if (event.key === 'ArrowRight' && holds && row.folded) fold(row.path, false)
    else if (event.key === 'c' && row) void copy(row.path)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      <div
        ref={list}
        role="tree"
        aria-label={label}
        tabIndex={0}
        onKeyDown={onKeyDown}
        aria-activedescendant={at === null ? undefined : `json-row-${at}`}
        className="overflow-x-auto rounded-md bg-sunken py-2 pr-2 font-mono text-[12px] leading-[18px]"
      >
        {shown.map((each, index) => {
          const holds = each.node.children.length > 0 && !each.isEnd
          const Arrow = each.folded ? ChevronRight : ChevronDown
          return (
            <div
              key={index}
              id={`json-row-${index}`}
              role="treeitem"
              tabIndex={-1}
              aria-level={each.depth + 1}
              aria-selected={index === at}
              aria-expanded={holds ? !each.folded : undefined}
              title={each.path}
              onClick={() => {
                setAt(index)
                list.current?.focus({ preventScroll: true })
              }}
              onDoubleClick={() => holds && fold(each.path, !each.folded)}
              className={cx('flex rounded-sm outline-none', index === at ? 'bg-selected' : 'hover:bg-hover')}
              style={{ paddingLeft: 4 + each.depth * 14 }}
            >
              <span
                aria-hidden
                onClick={() => holds && fold(each.path, !each.folded)}
                className="flex w-4 shrink-0 justify-center pt-0.5 text-faint"
              >
                {holds && <Arrow size={13} />}
              </span>
              <span className="min-w-0 wrap-anywhere whitespace-pre-wrap">
                {each.node.key !== undefined && !each.isEnd && (
                  <>
                    <span className="text-json-key">
                      <Marked text={each.node.key} />
                    </span>
                    {': '}
                  </>
                )}
                <Value row={each} />
              </span>
            </div>
          )
        })}
      </div>
      {rows.length > limit && (
        <div className="mt-2">
          <Button size="small" onClick={() => setLimit(limit + MORE)}>
            {`Show ${Math.min(MORE, rows.length - limit).toLocaleString('en-US')} of ${(rows.length - limit).toLocaleString('en-US')} more lines`}
          </Button>
        </div>
      )}
      {row ? (
        <PathBar row={row} onColumn={onColumn} />
      ) : (
        holdsMore && (
          <div className="mt-2 flex gap-1">
            <Button size="small" look="ghost" onClick={() => foldAll(true)}>
              Fold all
            </Button>
            <Button size="small" look="ghost" onClick={() => foldAll(false)}>
              Open all
            </Button>
          </div>
        )
      )}
      <span role="status" className="sr-only">
        {copied ? 'Path copied' : ''}
      </span>
    </>
  )
}
