import { describe, expect, test } from 'vitest'
import { payloadFormats, type PayloadInput } from '../../../../src-main/engine/payload/index.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'

const input: PayloadInput = {
  messageId: 'msg_1',
  webhookId: 'whk_1',
  webhookNumber: 201,
  type: 'asset.create',
  data: '{"assetId":101,"userId":1}',
  timestamp: 1_674_076_946_789,
  token: '6od7VUynjVQbDgLUdzeNvc5KuRs',
  metadataToReturn: [],
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

  test('R42: woodwing metadata holds exactly the requested fields that the asset has', () => {
    const { woodwing } = payloadFormats
    const event = { ...input, type: 'asset_create', data: '{"assetId":"a","metadata":{"b":1,"c":null,"d":4}}' }
    const metadata = (metadataToReturn: string[]): unknown =>
      JSON.parse(woodwing.build({ ...event, metadataToReturn })).metadata
    expect(metadata(['d', 'c', 'missing', 'toString'])).toEqual({ d: 4, c: null })
    expect(metadata([])).toEqual({})
    expect(
      JSON.parse(woodwing.build({ ...event, type: 'authkey_create', data: '{"authkey":"k"}' })),
    ).not.toHaveProperty('metadata')
  })

  test('R34, R53: the id of a hedge event is a UUID that stays over attempts and webhooks', () => {
    const event = { ...input, type: 'transfer.finished', data: '{"entity":{"state":"Success"}}' }
    const first = JSON.parse(payloadFormats.hedge.build(event))
    expect(Object.keys(first)).toEqual(['id', 'type', 'createdAt', 'entity'])
    expect(first.id).toMatch(uuid4)
    expect(JSON.parse(payloadFormats.hedge.build({ ...event, webhookId: 'whk_2' }))).toEqual(first)
  })

  test('R41: every end of a job is job_ended for netbox', () => {
    const named = (type: string): unknown =>
      JSON.parse(payloadFormats['netbox-v2'].build({ ...input, type, data: '{"model":"Script","object":{}}' })).event
    expect(
      ['job_started', 'job_ended', 'job_completed', 'job_failed', 'job_errored', 'object_updated'].map(named),
    ).toEqual(['job_started', 'job_ended', 'job_ended', 'job_ended', 'job_ended', 'updated'])
  })

  test('every format says in a sentence which field an event lacks, and builds what it finds right', () => {
    const problem = (format: keyof typeof payloadFormats, data: unknown) => payloadFormats[format].problem(data)
    expect(problem('woodwing', {})).toContain('data.assetId, data.folderPath or data.authkey')
    expect(problem('woodwing', { assetId: 7.5 })).toContain('data.assetId')
    expect(problem('woodwing', { assetId: 7 })).toBeNull()
    const counted = payloadFormats.woodwing.build({ ...input, type: 'asset_create', data: '{"assetId":7}' })
    expect(JSON.parse(counted)).toMatchObject({ assetId: '7' })
    expect(problem('woodwing', { assetId: 'a', metadata: 1 })).toContain('data.metadata')
    expect(problem('woodwing', { authkey: 'k' })).toBeNull()
    expect(problem('hedge', { entity: 'x' })).toContain('data.entity')
    expect(problem('hedge', { entity: {} })).toBeNull()
    expect(problem('netbox-v2', null)).toContain('data.object')
    expect(problem('netbox-v2', { objectType: 'dcim.site', object: {} })).toContain('data.model')
    expect(problem('netbox-v2', { model: 'Site', object: {}, username: 4 })).toContain('data.username, a text or null')
    expect(problem('netbox-v4', { model: 'Site', object: {} })).toContain('data.objectType')
    expect(problem('netbox-v4', { objectType: 'dcim.site', object: {} })).toBeNull()
    for (const { settings, samples } of Object.values(profiles)) {
      for (const { data } of samples) expect(problem(settings.payloadFormat, data)).toBeNull()
    }
  })

  test('B1: standard has type, timestamp and data', () => {
    expect(payloadFormats.standard.build(input)).toBe(
      '{"type":"asset.create","timestamp":"2023-01-18T21:22:26.789Z","data":{"assetId":101,"userId":1}}',
    )
  })
})
