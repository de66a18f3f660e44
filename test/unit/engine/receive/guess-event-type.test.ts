import { describe, expect, it } from 'vitest'
import { guessEventType } from '../../../../src-main/engine/receive/guess-event-type.ts'
import type { HeaderList } from '../../../../src-shared/model/attempt.ts'

const guess = (body: string, headers: HeaderList = []) => guessEventType(headers, Buffer.from(body))

describe('guessEventType', () => {
  it.each([
    ['{"type":"order.paid"}', 'order.paid'],
    [' \r\n{"type":"order.paid"}', 'order.paid'],
    ['{"event":{"systemEventType":"ASSET_CREATE"}}', 'ASSET_CREATE'],
    ['{"event":"created"}', 'created'],
    ['{"type":7}', null],
    [`{"type":"${'x'.repeat(129)}"}`, null],
    ['["type"]', null],
    ['{broken', null],
    ['{"__proto__":{"type":"x"}}', null],
    ['', null],
    [`{"type":"big","pad":"${'x'.repeat(1024 * 1024)}"}`, null],
  ])('%.60s', (body, type) => {
    expect(guess(body)).toBe(type)
  })

  it('takes a header first, in any case', () => {
    expect(guess('{"type":"x"}', [['X-GitHub-Event', 'push']])).toBe('push')
    expect(guess('', [['Webhook-Event-Type', 'order.paid']])).toBe('order.paid')
  })
})
