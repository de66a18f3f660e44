import { expect, test } from 'vitest'
import type { Capture } from '../../../../../../src-shared/model/capture.ts'
import {
  editForm,
  editOf,
  editProblems,
  targetAt,
} from '../../../../../../src-renderer/feature/receiver/replay/edit-form.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const capture = {
  inbox: 'shop',
  method: 'POST',
  target: '/shop/orders?id=7',
  rawHeaders: [
    ['Host', '127.0.0.1'],
    ['X-Dup', 'One'],
    ['x-dup', 'two'],
    ['Content-Length', '2'],
  ],
} as Capture

test('R121: an edited request starts as it came, without what is made anew', () => {
  const form = editForm(capture, bytesOf('{}'))
  expect(form).toEqual({
    method: 'POST',
    target: '',
    headers: [
      ['X-Dup', 'One'],
      ['x-dup', 'two'],
    ],
    body: '{}',
  })
  expect(editOf(form, bytesOf('{}'))).toEqual({ method: 'POST', headers: form.headers, bodyBase64: 'e30=' })
})

test('R121: bytes that are no text are not edited and go out as they came', () => {
  const bytes = Uint8Array.of(0xff, 0x00, 0x10)
  const form = editForm(capture, bytes)
  expect(form.body).toBeNull()
  expect(editOf(form, bytes).bodyBase64).toBe('/wAQ')
})

test('what cannot go out is told at its field', () => {
  const form = editForm(capture, bytesOf(''))
  expect(editProblems(form)).toEqual({})
  expect(editProblems({ ...form, method: 'PO ST', target: 'orders', headers: [['bad name', 'x']] })).toEqual({
    method: 'A method is one word, such as POST.',
    target: 'A target begins with / and has no spaces, such as /orders?id=7.',
    headers: '“bad name” cannot be the name of a header: use letters, digits and - only.',
  })
  expect(editProblems({ ...form, headers: [['', '']] })).toEqual({})
})

test('R121: an address without a path gets the path behind the inbox, one with a path is taken as it is', () => {
  expect(targetAt('http://127.0.0.1:3000', capture)).toBe('/orders?id=7')
  expect(targetAt('http://127.0.0.1:3000/hooks?a=1', capture)).toBe('/hooks?a=1')
  expect(targetAt('http://127.0.0.1:3000', { inbox: 'shop', target: '/shop' })).toBe('/')
})
