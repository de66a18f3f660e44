import { expect, test } from 'vitest'
import { bodyKind, imageType } from '../../../../../../src-renderer/feature/receiver/body/body-kind.ts'

const of = (contentType: string | null, text: string) => bodyKind(contentType, new TextEncoder().encode(text), text)

test('B28: a picture is one by its first bytes, never by what the sender calls it', () => {
  expect(of('image/png', '<script>alert(1)</script>').kind).toBe('text')
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])
  expect(bodyKind('text/plain', png, null)).toEqual({ kind: 'image', type: 'image/png' })
  expect(imageType(new TextEncoder().encode('GIF89a…'))).toBe('image/gif')
  expect(imageType(new TextEncoder().encode('RIFF0000WEBP'))).toBe('image/webp')
})

test('B28: SVG and HTML are seen as such, also where they are called something else', () => {
  expect(of('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>').kind).toBe('svg')
  expect(of('application/xml', '<?xml version="1.0"?><svg onload="alert(1)"/>').kind).toBe('svg')
  expect(of('text/plain', '<!DOCTYPE html><body onload=alert(1)>').kind).toBe('html')
})

test('what a body is comes from its type, else from how it begins', () => {
  expect(of('application/vnd.api+json', '1').kind).toBe('json')
  expect(of(null, '{"a":1}').kind).toBe('json')
  expect(of('application/soap+xml', '<a/>').kind).toBe('xml')
  expect(of('application/x-www-form-urlencoded; charset=UTF-8', 'a=1').kind).toBe('form')
  expect(of('multipart/form-data; boundary="x y"', '--x y')).toEqual({ kind: 'multipart', boundary: 'x y' })
  expect(of(null, 'plain words').kind).toBe('text')
  expect(bodyKind(null, new Uint8Array([1, 2]), null).kind).toBe('binary')
  expect(bodyKind('application/json', new Uint8Array(), '').kind).toBe('empty')
})
