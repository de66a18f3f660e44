import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import type { Transform } from 'node:stream'
import { RESPONSE_BODY_LIMIT, type HeaderList } from '../../../src-shared/model/attempt.ts'

export interface Decoded {
  bytes: Uint8Array
  /** More would have come than is shown. */
  cut: boolean
  /** The coding is broken or ends early: `bytes` is what came before. */
  broken: boolean
}

/** More layers than one are unheard of, many are an attack. */
const MOST_LAYERS = 3

/** `deflate` is zlib by the standard; some servers send it bare. */
const isZlib = (bytes: Uint8Array): boolean =>
  ((bytes[0] ?? 0) & 0x0f) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0

const decoders: Record<string, (bytes: Uint8Array) => Transform> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: bytes => (isZlib(bytes) ? createInflate() : createInflateRaw()),
  br: () => createBrotliDecompress(),
}

/** Undoes one coding; stops as soon as enough has come out, however much a few bytes would become. */
const decodeLayer = (bytes: Uint8Array, limit: number, make: (bytes: Uint8Array) => Transform): Promise<Decoded> =>
  new Promise(resolve => {
    const stream = make(bytes)
    const kept: Buffer[] = []
    let size = 0
    const finish = (cut: boolean, broken: boolean): void => {
      stream.destroy()
      resolve({ bytes: Buffer.concat(kept).subarray(0, limit), cut, broken })
    }
    stream.on('data', (chunk: Buffer) => {
      kept.push(chunk)
      size += chunk.length
      if (size > limit) finish(true, false)
    })
    stream.on('end', () => finish(false, false))
    stream.on('error', () => finish(false, true))
    stream.end(bytes)
  })

/**
 * A response body without the content codings its headers name: at most `limit` bytes. Null when it has none that is
 * known here.
 */
export const decodeBody = async (
  bytes: Uint8Array,
  headers: HeaderList,
  limit = RESPONSE_BODY_LIMIT,
): Promise<Decoded | null> => {
  const codings = headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.toLowerCase().split(','))
    .map(coding => coding.trim())
    .filter(coding => coding !== '' && coding !== 'identity')
  if (bytes.length === 0 || codings.length === 0 || codings.length > MOST_LAYERS) return null
  let decoded: Decoded = { bytes, cut: false, broken: false }
  for (const coding of codings.reverse()) {
    const make = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined
    if (make === undefined) return null
    const layer = await decodeLayer(decoded.bytes, limit, make)
    decoded = { ...layer, cut: decoded.cut || layer.cut, broken: decoded.broken || layer.broken }
  }
  return decoded
}
