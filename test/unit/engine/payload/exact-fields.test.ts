import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeBody } from '../../../../src-main/engine/payload/encode-body.ts'
import { payloadFormats, type PayloadInput } from '../../../../src-main/engine/payload/index.ts'
import type { PayloadFormat } from '../../../../src-shared/model/webhook.ts'
import { anyJsonText } from '../../../support/any-json-text.ts'

const { value, object } = anyJsonText()

const input = (type: string, data: string): PayloadInput => ({
  messageId: 'msg_1',
  webhookId: 'whk_1',
  webhookNumber: 201,
  type,
  data,
  timestamp: 1_500_000_000_000,
  token: 'token',
  metadataToReturn: ['b', '__proto__', '2', 'missing', 'a', 'b'],
})

const build = (format: PayloadFormat, type: string, data: string): string =>
  payloadFormats[format].build(input(type, data))

const each = (promise: (...texts: [string, string, string]) => void, inner = object): void =>
  fc.assert(fc.property(inner, object, value, promise), { numRuns: 500 })

describe('what a body carries of the data has the very text that was published', () => {
  test('standard: the whole', () => {
    each(text => {
      expect(build('standard', 'a', text)).toBe(`{"type":"a","timestamp":"2017-07-14T02:40:00.000Z","data":${text}}`)
    }, value)
  })

  test('hedge: the entity, the last where there are two', () => {
    each((entity, other) => {
      const body = build('hedge', 'transfer.finished', `{"entity":${other}, "x":1, "\\u0065ntity" : ${entity} }`)
      expect(body).toMatch(
        /^\{"id":"[^"]+","type":"transfer\.finished","createdAt":"2017-07-14T02:40:00\.000Z","entity":/,
      )
      expect(body.endsWith(`"entity":${entity}}`)).toBe(true)
    })
  })

  test('woodwing: subject, each requested field of the metadata, changedMetadata', () => {
    each((b, changed, proto) => {
      const data = `{"assetId":"\\u0041/\\/","metadata":{"c":1,"2":-0,"b":0,"__proto__":${proto},"b":${b}},"changedMetadata":${changed}}`
      expect(build('woodwing', 'asset_update_metadata', data)).toBe(
        `{"timestamp":1500000000000,"type":"asset_update_metadata","assetId":"\\u0041/\\/",` +
          `"metadata":{"b":${b},"__proto__":${proto},"2":-0},"changedMetadata":${changed}}`,
      )
      expect({}).not.toHaveProperty('c')
    })
  })

  test('netx: the numbers', () => {
    expect(build('netx', 'asset.create', '{"assetId": 1e2 , "userId":7.0}')).toMatch(/"assetId":1e2,.*"userId":7\.0\},/)
  })

  test('netbox-v2: model and object, as JSON and as a form', () => {
    each(text => {
      const body = build('netbox-v2', 'created', `{"model":"S\\u0069te","object" : ${text} }`)
      expect(body).toBe(
        `{"event":"created","signal_received_timestamp":1500000000,"model":"S\\u0069te","data":${text}}`,
      )
      const form = new URLSearchParams(encodeBody(body, 'application/x-www-form-urlencoded'))
      expect([...form]).toEqual([
        ['event', 'created'],
        ['signal_received_timestamp', '1500000000'],
        ['model', 'Site'],
        ['data', text],
      ])
    })
  })

  test('netbox-v4: object, snapshots, names and request', () => {
    each((text, snapshot) => {
      const data =
        `{"objectType":"dcim.s\\u0069te","object":${text},"prechange": ${snapshot},"postchange":${text},` +
        `"username":"\\u0061da","requestId":"r\\/1","request":{"path":"\\/x","method":"P\\u0055T","more":1}}`
      const body = build('netbox-v4', 'updated', data)
      expect(body).toBe(
        `{"event":"updated","timestamp":"2017-07-14T02:40:00.000000+00:00","object_type":"dcim.s\\u0069te",` +
          `"username":"\\u0061da","request_id":"r\\/1","data":${text},` +
          `"request":{"id":"r\\/1","method":"P\\u0055T","path":"\\/x","user":"\\u0061da"},` +
          `"snapshots":{"prechange":${snapshot},"postchange":${text}}}`,
      )
      const form = new URLSearchParams(encodeBody(body, 'application/x-www-form-urlencoded'))
      expect(form.get('data')).toBe(text)
    })
  })
})
