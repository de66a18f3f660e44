/** `1 byte`, `187 bytes`. */
export const byteCount = (count: number): string => (count === 1 ? '1 byte' : `${count} bytes`)
