import type { Readable } from 'node:stream'

const LF = 0x0a

/** The lines of a stream of bytes as LF ends them, the last one also without. */
export async function* streamLines(input: Readable): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk)
    let at = 0
    for (let lf = bytes.indexOf(LF); lf !== -1; lf = bytes.indexOf(LF, at)) {
      yield Buffer.concat([...parts, bytes.subarray(at, lf)])
      parts = []
      at = lf + 1
    }
    if (at < bytes.length) parts.push(bytes.subarray(at))
  }
  if (parts.length > 0) yield Buffer.concat(parts)
}
