/** What came of taking a content coding off. */
export interface Decoded {
  bytes: Uint8Array<ArrayBuffer>
  /** The codings that were taken off, in words; null: there was none. */
  from: string | null
  /** Only the beginning was decoded: it is longer than what is shown. */
  cut: boolean
  /** Why it could not be decoded; the bytes are as they came. */
  problem: string | null
}

/** A small body can decode to any length, so no more than this is. */
export const MOST_DECODED = 8 * 1024 * 1024

/** Names that the browser's streams take; which of them depends on the browser. */
const FORMATS: Record<string, string[]> = {
  gzip: ['gzip'],
  'x-gzip': ['gzip'],
  deflate: ['deflate', 'deflate-raw'],
  br: ['brotli'],
  zstd: ['zstd'],
}

const openStream = (format: string): DecompressionStream | null => {
  try {
    return new DecompressionStream(format as CompressionFormat)
  } catch {
    return null
  }
}

const inflate = async (
  bytes: Uint8Array<ArrayBuffer>,
  stream: DecompressionStream,
  most: number,
): Promise<Pick<Decoded, 'bytes' | 'cut'>> => {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    length += value.length
    if (length < most) continue
    void reader.cancel()
    break
  }
  const whole = new Uint8Array(await new Blob(parts).arrayBuffer())
  return { bytes: whole.subarray(0, most), cut: whole.length >= most }
}

/** Takes the content codings off a body, the last one first, up to `most` bytes. */
export const decodeContent = async (
  bytes: Uint8Array<ArrayBuffer>,
  contentEncoding: string | null,
  most = MOST_DECODED,
): Promise<Decoded> => {
  const codings = (contentEncoding ?? '')
    .split(',')
    .map(coding => coding.trim().toLowerCase())
    .filter(coding => coding !== '' && coding !== 'identity')
  let result: Pick<Decoded, 'bytes' | 'cut'> = { bytes, cut: false }
  const asTheyCame = (problem: string): Decoded => ({ bytes, from: null, cut: false, problem })
  for (const coding of codings.toReversed()) {
    const formats = FORMATS[coding]
    if (formats === undefined) return asTheyCame(`Hookbench does not know the content coding “${coding}”.`)
    let done = false
    let readable = false
    for (const format of formats) {
      const stream = openStream(format)
      if (stream === null) continue
      readable = true
      try {
        result = await inflate(result.bytes, stream, most)
        done = true
        break
      } catch {
        // The next spelling of the same coding, if there is one.
      }
    }
    if (!readable) return asTheyCame(`This browser cannot decode ${coding}.`)
    if (!done) return asTheyCame(`The body says it is ${coding}, but it cannot be decoded.`)
  }
  return { ...result, from: codings.length === 0 ? null : codings.join(', '), problem: null }
}
