import { describe, expect, test } from 'vitest'
import { payloadFormats, type PayloadInput } from '../../../../src-main/engine/payload/index.ts'

const input: PayloadInput = {
  messageId: 'msg_1',
  webhookId: 'whk_1',
  webhookNumber: 201,
  type: 'asset.create',
  data: '{"assetId":101,"userId":1}',
  timestamp: 1_674_076_946_789,
  token: '6od7VUynjVQbDgLUdzeNvc5KuRs',
}
const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('the body of a request', () => {
  test('R50: netx has exactly the fields, types and order of the system', () => {
    const body = JSON.parse(payloadFormats.netx.build(input))
    expect(Object.keys(body)).toEqual(['event', 'token', 'messageTime', 'messageId', 'subscriptionId'])
    expect(Object.keys(body.event)).toEqual(['assetId', 'systemEventType', 'eventId', 'eventTime', 'userId'])
    expect(body).toMatchObject({
      event: { assetId: 101, systemEventType: 'ASSET_CREATE', eventTime: 1_674_076_946, userId: 1 },
      messageTime: 1_674_076_946,
      subscriptionId: 201,
    })
    expect(body.event.eventId).toMatch(uuid4)
    expect(body.messageId).toMatch(uuid4)
  })

  test('R26: the token of netx is the secret', () => {
    expect(JSON.parse(payloadFormats.netx.build(input)).token).toBe(input.token)
  })

  test('R51: messageId stays over attempts, eventId is the same for every webhook of an event', () => {
    const first = JSON.parse(payloadFormats.netx.build(input))
    const again = JSON.parse(payloadFormats.netx.build(input))
    const other = JSON.parse(payloadFormats.netx.build({ ...input, webhookId: 'whk_2' }))
    expect(again).toEqual(first)
    expect(other.event.eventId).toBe(first.event.eventId)
    expect(other.messageId).not.toBe(first.messageId)
  })

  test('netx says which field an event lacks', () => {
    expect(payloadFormats.netx.problem({ assetId: 1 })).toBeNull()
    expect(payloadFormats.netx.problem({ assetId: 'a' })).toContain('data.assetId')
    expect(payloadFormats.netx.problem(null)).toContain('data.assetId')
  })

  test('B1: standard has type, timestamp and data', () => {
    expect(payloadFormats.standard.build(input)).toBe(
      '{"type":"asset.create","timestamp":"2023-01-18T21:22:26.789Z","data":{"assetId":101,"userId":1}}',
    )
  })
})
