/** Bytes that come in parts of any size, in one piece of memory: a part of one byte would take hundreds by itself. */
export const createByteBuffer = () => {
  let bytes = new Uint8Array(0)
  let length = 0
  return {
    add(part: Uint8Array): void {
      const needed = length + part.length
      if (needed > bytes.length) {
        const larger = new Uint8Array(Math.max(needed, bytes.length * 2))
        larger.set(bytes.subarray(0, length))
        bytes = larger
      }
      bytes.set(part, length)
      length = needed
    },
    /** In a buffer of their own size: posting a view to another thread copies all that is behind it. */
    take: (): Uint8Array<ArrayBuffer> => (bytes.length === length ? bytes : bytes.slice(0, length)),
  }
}
