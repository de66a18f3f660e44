/** Least keys read of a stream at once. */
const CHUNK = 8

interface Read<S> {
  stream: S
  keys: number[]
  /** It may hold more below the last of `keys`. */
  more: boolean
}

/**
 * The `count` largest keys below `below` of many streams, each sorted downwards. Every stream is read a little at first,
 * and further only where its keys reach into the answer, so that thousands of them cost little more than one.
 */
export const mergeStreams = <S>(
  streams: readonly S[],
  read: (stream: S, below: number, most: number) => number[],
  below: number,
  count: number,
): number[] => {
  const first = Math.min(count, Math.max(CHUNK, Math.ceil((2 * count) / Math.max(1, streams.length))))
  const readOn = (stream: S, known: readonly number[], most: number): Read<S> => {
    const next = read(stream, known.at(-1) ?? below, most)
    return { stream, keys: [...known, ...next], more: next.length === most }
  }
  let reads = streams.map(stream => readOn(stream, [], first))
  for (;;) {
    const merged = reads.flatMap(({ keys }) => keys).toSorted((a, b) => b - a)
    const least = merged.length < count ? -Infinity : (merged[count - 1] ?? -Infinity)
    const reaching = ({ keys, more }: Read<S>): boolean => more && (keys.at(-1) ?? below) > least
    if (!reads.some(reaching)) return merged.slice(0, count)
    reads = reads.map(one => (reaching(one) ? readOn(one.stream, one.keys, count) : one))
  }
}
