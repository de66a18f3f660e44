import { expect, test } from 'vitest'
import { asCurl } from '../../../../../../src-renderer/feature/receiver/detail/as-curl.ts'
import type { Capture } from '../../../../../../src-shared/model/capture.ts'

const capture = (body: Buffer, headers: [string, string][]): Capture => ({
  id: 'cap_1',
  inbox: 'demo',
  method: 'POST',
  target: '/demo?a=1',
  httpVersion: '1.1',
  secure: false,
  receivedAt: '2026-11-22T17:20:00.000Z',
  contentType: null,
  eventType: null,
  bodySize: body.length,
  bodySha256: '',
  truncated: false,
  verification: { scheme: 'none', result: 'none', code: null, reason: '', checks: [] },
  answered: true,
  responseStatus: 200,
  replayOf: null,
  imported: false,
  pinned: false,
  kind: 'request',
  cause: null,
  colour: null,
  note: '',
  rawHeaders: headers,
  rawTrailers: [],
  remoteAddress: '127.0.0.1',
  bodyBase64: body.toString('base64'),
  response: { status: 200, contentType: 'text/plain', body: '' },
  answer: null,
  forward: null,
  held: null,
})

test('a capture becomes a command that a shell cannot misread', () => {
  const command = asCurl(
    capture(Buffer.from(`{"name":"O'Neil $(id)"}`), [
      ['Host', 'x'],
      ['X-Dup', 'One'],
      ['x-dup', 'two'],
    ]),
    'http://127.0.0.1:9000',
  )
  expect(command).toBe(
    [
      'curl --globoff',
      `-X 'POST'`,
      `'http://127.0.0.1:9000/demo?a=1'`,
      `-H 'X-Dup: One'`,
      `-H 'x-dup: two'`,
      `-H 'Content-Type:'`,
      `--data-raw '{"name":"O'\\''Neil $(id)"}'`,
    ].join(' \\\n  '),
  )
})

test('a binary body goes through base64', () => {
  expect(asCurl(capture(Buffer.from([0, 255]), []), 'http://127.0.0.1:9000')).toMatch(
    /^printf %s 'AP8=' \| base64 -d \| curl/,
  )
})

test('a body or target that would read a file or change the host does not', () => {
  const hostile = { ...capture(Buffer.from('@/etc/passwd'), []), target: '//evil.example/x' }
  const command = asCurl(hostile, 'http://127.0.0.1:9000/')
  expect(command).toContain(`'http://127.0.0.1:9000//evil.example/x'`)
  expect(command).toContain(`--data-raw '@/etc/passwd'`)
})

test('terminal control characters are not pasted into a terminal', () => {
  expect(asCurl(capture(Buffer.from('a\x1b[201~b'), []), 'http://127.0.0.1:9000')).toMatch(
    /^printf %s 'YRtbMjAxfmI=' \|/,
  )
})
