import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeBody } from '../../../../src-main/engine/delivery/decode-body.ts'

const TEXT = `{"ok":true,"why":"${'é'.repeat(500)}"}`
const LIMIT = 64 * 1024
const decode = async (bytes: Uint8Array, coding: string) => {
  const decoded = await decodeBody(bytes, [['Content-Encoding', coding]])
  return decoded && { ...decoded, bytes: Buffer.from(decoded.bytes).toString() }
}

test.each<[string, Uint8Array]>([
  ['gzip', gzipSync(TEXT)],
  ['GZip', gzipSync(TEXT)],
  ['deflate', deflateSync(TEXT)],
  ['deflate', deflateRawSync(TEXT)],
  ['br', brotliCompressSync(TEXT)],
  ['gzip, br', brotliCompressSync(gzipSync(TEXT))],
])('an answer in %s is shown decoded', async (coding, bytes) => {
  expect(await decode(bytes, coding)).toEqual({ bytes: TEXT, cut: false, broken: false })
})

test('an answer without a coding, in an unknown one or in very many is shown as it came', async () => {
  const bytes = gzipSync(TEXT)
  expect(await decodeBody(bytes, [])).toBeNull()
  for (const coding of ['identity', 'zstd', 'constructor', 'gzip,gzip,gzip,gzip']) {
    expect(await decode(bytes, coding), coding).toBeNull()
  }
})

test('a bomb is shown up to the limit, and no more of it is made', async () => {
  const bombs: [string, Uint8Array][] = [
    ['gzip', gzipSync(Buffer.alloc(64 * 1024 * 1024))],
    ['br', brotliCompressSync(Buffer.alloc(16 * 1024 * 1024))],
  ]
  for (const [coding, bomb] of bombs) {
    const decoded = await decodeBody(bomb, [['content-encoding', coding]])
    expect(decoded).toMatchObject({ cut: true, broken: false })
    expect(decoded?.bytes).toHaveLength(LIMIT)
  }
})

test('of a broken or unfinished coding what could be decoded is shown, and that it is not all', async () => {
  const long = Array.from({ length: 5000 }, (_, n) => `line ${n}\n`).join('')
  const whole = gzipSync(long)
  const cut = await decode(whole.subarray(0, whole.length / 2), 'gzip')
  expect(cut?.broken).toBe(true)
  expect(cut?.bytes.length).toBeGreaterThan(0)
  expect(long.startsWith(cut?.bytes ?? '')).toBe(true)
  expect(await decode(Buffer.from('not gzip at all'), 'gzip')).toMatchObject({
    bytes: '',
    broken: true,
  })
})
