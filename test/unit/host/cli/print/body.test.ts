import { describe, expect, it } from 'vitest'
import { bodyLines } from '../../../../../src-main/host/cli/print/body.ts'

const lines = (body: string | Uint8Array) => bodyLines(Buffer.from(body))

describe('a body on the terminal', () => {
  it('R116: is "(No body)" when there is none', () => {
    expect(lines('')).toEqual(['(No body)'])
  })

  it('R116: is indented by 4 when it is JSON', () => {
    expect(lines('{"a":[1]}')).toEqual(['{', '    "a": [', '        1', '    ]', '}'])
  })

  it('keeps numbers that JavaScript would round', () => {
    expect(lines('{"id":12345678901234567890}')).toEqual(['{"id":12345678901234567890}'])
  })

  it('is text as it came when it is not JSON, without control characters', () => {
    expect(lines('a=1\nb=\u001b]0;x\u0007')).toEqual(['a=1', 'b=\\u001b]0;x\\u0007'])
  })

  it('is hex when it is not UTF-8, a bounded part of it', () => {
    expect(lines(Buffer.from([0xff, 0x00, 0x10]))).toEqual(['ff 00 10'])
    const long = lines(Buffer.alloc(1000, 0xff))
    expect(long).toHaveLength(17)
    expect(long.at(-1)).toBe('… 744 more bytes')
  })
})
