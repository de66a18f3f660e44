import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react'
import { cx } from '../../../lib/class-names.ts'
import { formatBytes, formatCount } from '../../../lib/format.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'

const ROW = 18
const WIDTH = 16
const HEIGHT = 20
const SPARE = 6

interface Range {
  from: number
  to: number
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0')
const charOf = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')

const Cells = ({
  bytes,
  start,
  range,
  as,
}: {
  bytes: Uint8Array
  start: number
  range: Range | null
  as: 'hex' | 'text'
}) =>
  [...bytes.subarray(start, start + WIDTH)].map((byte, index) => {
    const at = start + index
    const on = range !== null && at >= range.from && at <= range.to
    return (
      <span
        key={index}
        data-at={at}
        data-on={on || undefined}
        className={cx(
          'inline-block text-center',
          as === 'hex' ? 'w-[20px]' : 'w-[8px]',
          as === 'hex' && index === 8 && 'ml-2',
          on ? 'bg-accent text-on-accent' : as === 'text' ? 'text-muted' : '',
        )}
      >
        {as === 'hex' ? hex(byte) : charOf(byte)}
      </span>
    )
  })

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const SelectionLine = ({ bytes, range }: { bytes: Uint8Array; range: Range }) => {
  const part = bytes.subarray(range.from, range.to + 1)
  const text = utf8(part.subarray(0, 64)).replaceAll(/[\u0000-\u001f\u007f-\u009f\ufffd]/g, '·')
  return (
    <div className="mt-2 flex min-w-0 items-center gap-2" role="status">
      <span className="mono min-w-0 flex-1 truncate text-muted">
        {range.from === range.to
          ? `byte ${formatCount(range.from)}`
          : `bytes ${formatCount(range.from)} to ${formatCount(range.to)}, ${formatBytes(part.length)}`}
        {`: ${text}`}
      </span>
      <CopyButton size="small" look="ghost" text={() => [...part].map(hex).join(' ')}>
        Copy hex
      </CopyButton>
      <CopyButton size="small" look="ghost" text={() => utf8(part)}>
        Copy text
      </CopyButton>
    </div>
  )
}

/**
 * Bytes as hex and as text side by side; what is selected in one is selected in the other. Only the lines that are seen
 * are drawn. Arrows move, with Shift they select.
 */
export const HexView = ({ bytes, label }: { bytes: Uint8Array; label: string }) => {
  const scroller = useRef<HTMLDivElement>(null)
  const [first, setFirst] = useState(0)
  const [anchor, setAnchor] = useState<number | null>(null)
  const [end, setEnd] = useState(0)
  const range = useMemo(
    () => (anchor === null ? null : { from: Math.min(anchor, end), to: Math.max(anchor, end) }),
    [anchor, end],
  )
  const count = Math.ceil(bytes.length / WIDTH)
  const from = Math.max(0, first - SPARE)
  const to = Math.min(count, first + HEIGHT + SPARE)

  const placeOf = (event: PointerEvent): number | null => {
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-at]')
    const at = cell?.getAttribute('data-at') ?? null
    return at === null ? null : Number(at)
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const at = placeOf(event)
    if (at === null || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    if (!event.shiftKey || anchor === null) setAnchor(at)
    setEnd(at)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const at = placeOf(event)
    if (at !== null) setEnd(at)
  }
  const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: WIDTH, ArrowUp: -WIDTH }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key]
    if (step === undefined || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    const next = anchor === null ? 0 : Math.max(0, Math.min(bytes.length - 1, end + step))
    if (!event.shiftKey || anchor === null) setAnchor(next)
    setEnd(next)
    const element = scroller.current
    if (!element) return
    const top = Math.floor(next / WIDTH) * ROW
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + 2 * ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = top + 2 * ROW - element.clientHeight
  }

  return (
    <>
      <div
        ref={scroller}
        role="group"
        aria-label={label}
        // A scrollable part must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onScroll={event => setFirst(Math.floor(event.currentTarget.scrollTop / ROW))}
        className="mono overflow-auto rounded-md bg-sunken px-3 leading-[18px] select-none"
        style={{ maxHeight: HEIGHT * ROW }}
      >
        <div className="relative w-max min-w-full" style={{ height: count * ROW }}>
          {Array.from({ length: Math.max(0, to - from) }, (_, offset) => {
            const row = from + offset
            return (
              <div
                key={row}
                className="absolute flex gap-2.5 whitespace-pre"
                style={{ transform: `translateY(${row * ROW}px)` }}
              >
                <span className="text-faint">{(row * WIDTH).toString(16).padStart(8, '0')}</span>
                <span className="w-[330px]">
                  <Cells bytes={bytes} start={row * WIDTH} range={range} as="hex" />
                </span>
                <span>
                  <Cells bytes={bytes} start={row * WIDTH} range={range} as="text" />
                </span>
              </div>
            )
          })}
        </div>
      </div>
      {range && <SelectionLine bytes={bytes} range={range} />}
    </>
  )
}
