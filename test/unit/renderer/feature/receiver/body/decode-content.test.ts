import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeContent } from '../../../../../../src-renderer/feature/receiver/body/decode-content.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const own = (bytes: Uint8Array) => new Uint8Array(bytes)

test('gzip and both spellings of deflate are taken off, also one over the other', async () => {
  expect(await decodeContent(own(gzipSync('hello')), 'gzip')).toMatchObject({ from: 'gzip', problem: null, cut: false })
  expect(text((await decodeContent(own(deflateSync('hello')), 'deflate')).bytes)).toBe('hello')
  expect(text((await decodeContent(own(deflateRawSync('hello')), 'deflate')).bytes)).toBe('hello')
  expect(text((await decodeContent(own(gzipSync(deflateSync('hello'))), 'deflate, gzip')).bytes)).toBe('hello')
})

test('B28: a small body that decodes to a huge one is decoded up to a limit only', async () => {
  const bomb = own(gzipSync(new Uint8Array(50_000_000)))
  expect(bomb.length).toBeLessThan(60_000)
  const { bytes, cut } = await decodeContent(bomb, 'gzip', 1_000_000)
  expect(bytes).toHaveLength(1_000_000)
  expect(cut).toBe(true)
})

test('what cannot be decoded is shown as it came, and says why', async () => {
  const bytes = own(new TextEncoder().encode('no gzip'))
  expect(await decodeContent(bytes, 'gzip')).toMatchObject({
    bytes,
    from: null,
    problem: 'The body says it is gzip, but it cannot be decoded.',
  })
  expect((await decodeContent(bytes, 'rot13')).problem).toBe('Hookbench does not know the content coding “rot13”.')
  expect(await decodeContent(bytes, 'identity')).toMatchObject({ bytes, from: null, problem: null })
})
