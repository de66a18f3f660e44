import { useEffect, useRef, useState } from 'react'
import { SECOND } from '../../../../src-shared/time.ts'
import { clock } from '../../../lib/clock.ts'

interface Row {
  id: string
}

interface Frozen {
  /** So many rows wait above what is shown. */
  waiting: number
  /** Shows this one as the top row, or the newest. */
  show(id: string | null): void
  /** The pointer moved over the rows: nothing may come under it for a moment. */
  pointed(): void
}

/** Long enough to aim and click. */
const POINTER_MS = 1.5 * SECOND

/**
 * While `held`, and while the pointer moves over the list, the top row stays the top row and newer ones wait above it.
 */
export const useFrozenTop = (rows: readonly Row[], held: boolean): Frozen => {
  const [pointing, setPointing] = useState(false)
  const [top, setTop] = useState<string | null>(null)
  const cancel = useRef<() => void>(() => {})
  useEffect(() => () => cancel.current(), [])

  const frozen = held || pointing
  const first = rows[0]?.id ?? null
  if (frozen && top === null && first !== null) setTop(first)
  if (!frozen && top !== null) setTop(null)

  return {
    // A top row that is gone holds nothing back.
    waiting:
      top === null
        ? 0
        : Math.max(
            0,
            rows.findIndex(({ id }) => id === top),
          ),
    show: setTop,
    pointed() {
      cancel.current()
      cancel.current = clock.after(POINTER_MS, () => setPointing(false))
      if (!pointing) setPointing(true)
    },
  }
}
