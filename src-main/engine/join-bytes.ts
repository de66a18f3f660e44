/**
 * The first `length` bytes of the chunks in a buffer of their own: a chunk may be a view of a larger buffer, and posting
 * a view to another thread copies all that is behind it.
 */
export const joinBytes = (chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    if (at >= length) break
    const part = chunk.subarray(0, length - at)
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
