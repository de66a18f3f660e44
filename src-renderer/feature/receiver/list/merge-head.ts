interface Row {
  id: string
}

/**
 * The rows after the newest were read again. What the engine answers is in its order and whole, so it takes the place of
 * all rows down to the last that both have; null when they have none in common and rows are missing in between.
 */
export const mergeHead = <T extends Row>(rows: readonly T[], head: readonly T[], isAll: boolean): T[] | null => {
  if (isAll || rows.length === 0) return [...head]
  for (let at = head.length - 1; at >= 0; at--) {
    const id = head[at]?.id
    const place = rows.findIndex(row => row.id === id)
    if (place >= 0) return [...head, ...rows.slice(place + 1).filter(row => !isAmong(head, at, row))]
  }
  return null
}

/** Whether what follows the common row in the answer holds it: the engine may have put it elsewhere. */
const isAmong = <T extends Row>(head: readonly T[], from: number, row: T): boolean => {
  for (let at = from + 1; at < head.length; at++) if (head[at]?.id === row.id) return true
  return false
}
