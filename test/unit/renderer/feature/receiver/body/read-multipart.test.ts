import { expect, test } from 'vitest'
import { readMultipart } from '../../../../../../src-renderer/feature/receiver/body/read-multipart.ts'

const parts = async (form: FormData) => {
  const response = new Response(form)
  const boundary = /boundary=(.*)$/.exec(response.headers.get('content-type') ?? '')?.[1] ?? ''
  return readMultipart(new Uint8Array(await response.arrayBuffer()), boundary)
}

test('fields and files of a form are told apart, each with its exact bytes', async () => {
  const form = new FormData()
  form.set('name', 'Ann\r\nLee')
  form.append('file', new Blob([new Uint8Array([13, 10, 0, 255, 45, 45])], { type: 'image/x-odd' }), 'a "b".bin')
  form.set('empty', '')
  const [name, file, empty] = await parts(form)
  expect(name).toMatchObject({ name: 'name', fileName: null })
  expect(new TextDecoder().decode(name?.bytes)).toBe('Ann\r\nLee')
  expect(file).toMatchObject({ name: 'file', contentType: 'image/x-odd' })
  expect([...(file?.bytes ?? [])]).toEqual([13, 10, 0, 255, 45, 45])
  expect(empty?.bytes).toHaveLength(0)
})

test('a body without its boundary has no parts, and one that breaks off keeps what came', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  expect(readMultipart(bytes('nothing'), 'x')).toEqual([])
  const [part] = readMultipart(bytes('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nhal'), 'x')
  expect(part?.name).toBe('a')
  expect(new TextDecoder().decode(part?.bytes)).toBe('hal')
})
