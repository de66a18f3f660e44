import type { DiffPair } from '../../../../src-shared/model/capture-diff.ts'

export type Difference = DiffPair & { path: string }

const MOST = 1000
/** Characters of one value that are shown. */
const LONGEST = 2000

const shown = (text: string | null): string | null =>
  text !== null && text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text

/** The differences that are found, up to as many as somebody looks at. */
export interface Differences {
  readonly list: Difference[]
  /** More were found than are kept. */
  more: boolean
  ignored: number
  add(difference: Difference): void
  isFull(): boolean
}

export const createDifferences = (): Differences => {
  const list: Difference[] = []
  return {
    list,
    more: false,
    ignored: 0,
    add({ path, a, b, change }) {
      if (list.length < MOST) list.push({ path, a: shown(a), b: shown(b), change })
      else this.more = true
    },
    isFull() {
      return this.more
    },
  }
}
