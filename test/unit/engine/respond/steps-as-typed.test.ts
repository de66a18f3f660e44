import { describe, expect, it } from 'vitest'
import { inboxCreateSchema } from '../../../../src-shared/model/inbox.ts'
import { sendableRespondSchema } from '../../../../src-shared/model/answering.ts'
import { presets } from '../../../../src-shared/respond/presets.ts'
import { respondWith, shortResponse } from '../../../../src-shared/respond/short-response.ts'
import { rules } from './answer-rig.ts'

const problemOf = (step: object): string | null => {
  const parsed = inboxCreateSchema.safeParse({ name: 'shop', respond: { rules: [{ steps: [{ status: 200 }, step] }] } })
  const issue = parsed.error?.issues[0]
  return issue === undefined ? null : `${issue.path.join('.')}: ${issue.message}`
}

describe('a step as it is typed', () => {
  it.each([
    [{ headers: [['Content-Length', '3']] }, /^respond\.rules\.0\.steps\.1\.headers\.0: .*frames the answer/],
    [{ headers: [['transfer-encoding', 'chunked']] }, /leave it out/],
    [
      {
        headers: [
          ['X', 'a'],
          ['X Y', 'b'],
        ],
      },
      /^respond\.rules\.0\.steps\.1\.headers\.1: .*name of a header/,
    ],
    [{ headers: [['X', 'a\r\nSet-Cookie: b']] }, /line break/],
    [{ headers: [['X', 'ŵ']] }, /no header can carry/],
    [{ fault: 'drip', body: '' }, /^respond\.rules\.0\.steps\.1\.body: .*needs a body/],
    [{ fault: 'close-mid-body', body: 'x' }, /at least two characters/],
    [{ status: 100 }, /status/],
    [{ delayMs: 300_001 }, /delayMs/],
  ])('B23: %j is refused with its place and a sentence', (step, message) => {
    expect(problemOf(step)).toMatch(message)
  })

  it('B23: what goes wrong on purpose and odd headers are taken', () => {
    expect(problemOf({ fault: 'hang' })).toBeNull()
    expect(problemOf({ fault: 'bad-chunk' })).toBeNull()
    expect(
      problemOf({
        headers: [
          ['Connection', 'close'],
          ['X', '\t caf\u00e9 '],
        ],
      }),
    ).toBeNull()
  })

  it('B23: every preset can be saved as it is, under a name of its own', () => {
    for (const { respond } of presets) expect(sendableRespondSchema.parse(respond)).toEqual(respond)
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length)
    expect(presets.find(({ id }) => id === 'fail-twice')?.respond.rules[0]?.steps.map(({ status }) => status)).toEqual([
      500, 500, 200,
    ])
  })
})

describe('the short form of an answer', () => {
  it('B23: reads as the first step and changes only what it names', () => {
    const before = rules({
      steps: [
        {
          status: 201,
          headers: [
            ['X-Own', '1'],
            ['Content-Type', 'text/x'],
          ],
          body: 'hi',
          delayMs: 5,
          fault: 'reset',
        },
        { status: 500 },
      ],
    })
    expect(shortResponse(before)).toEqual({ status: 201, contentType: 'text/x', body: 'hi' })
    const after = respondWith({ status: 404, contentType: 'text/y' }, before)
    expect(after.rules).toEqual([
      {
        steps: [
          {
            status: 404,
            headers: [
              ['X-Own', '1'],
              ['content-type', 'text/y'],
            ],
            body: 'hi',
            delayMs: 5,
          },
        ],
        then: 'last',
      },
    ])
  })

  it('R115: an inbox of which nothing is said answers 200 “Webhook received!”', () => {
    expect(shortResponse(respondWith({}))).toEqual({
      status: 200,
      contentType: 'text/plain',
      body: 'Webhook received!\n',
    })
  })
})
