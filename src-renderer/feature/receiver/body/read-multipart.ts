import { parameterOf } from './body-kind.ts'

export interface Part {
  headers: [name: string, value: string][]
  name: string | null
  fileName: string | null
  contentType: string | null
  bytes: Uint8Array<ArrayBuffer>
}

const CR = 13
const LF = 10

const indexOf = (bytes: Uint8Array, wanted: Uint8Array, from: number): number => {
  const [first] = wanted
  for (let at = bytes.indexOf(first ?? 0, from); at >= 0; at = bytes.indexOf(first ?? 0, at + 1)) {
    let same = 1
    while (same < wanted.length && bytes[at + same] === wanted[same]) same++
    if (same === wanted.length) return at
  }
  return -1
}

const readHeaders = (text: string): [string, string][] =>
  text
    .split(/\r?\n/)
    .filter(line => line.includes(':'))
    .map(line => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
    })

const partOf = (bytes: Uint8Array<ArrayBuffer>): Part => {
  const crlf = indexOf(bytes, new Uint8Array([CR, LF, CR, LF]), 0)
  const lf = crlf < 0 ? indexOf(bytes, new Uint8Array([LF, LF]), 0) : -1
  const end = crlf >= 0 ? crlf : lf
  const headers = readHeaders(new TextDecoder().decode(bytes.subarray(0, Math.max(0, end))))
  const value = (name: string): string | null => headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? null
  const disposition = value('content-disposition') ?? ''
  return {
    headers,
    name: parameterOf(disposition, 'name'),
    fileName: parameterOf(disposition, 'filename'),
    contentType: value('content-type'),
    bytes: end < 0 ? bytes : bytes.subarray(end + (crlf >= 0 ? 4 : 2)),
  }
}

/** The parts of a multipart body, each with its bytes as they are; what stands before the first one is none. */
export const readMultipart = (bytes: Uint8Array<ArrayBuffer>, boundary: string): Part[] => {
  const line = new TextEncoder().encode(`--${boundary}`)
  const parts: Part[] = []
  let at = indexOf(bytes, line, 0)
  while (at >= 0) {
    const after = at + line.length
    if (bytes[after] === 0x2d && bytes[after + 1] === 0x2d) break
    const next = indexOf(bytes, line, after)
    const from = bytes.indexOf(LF, after) + 1
    if (from === 0) break
    const to = next < 0 ? bytes.length : bytes[next - 2] === CR ? next - 2 : next - 1
    parts.push(partOf(bytes.subarray(from, Math.max(from, to))))
    at = next
  }
  return parts
}
