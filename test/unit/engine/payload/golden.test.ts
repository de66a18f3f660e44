import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { encodeBody } from '../../../../src-main/engine/payload/encode-body.ts'
import { payloadFormats, type PayloadInput } from '../../../../src-main/engine/payload/index.ts'
import type { PayloadFormat } from '../../../../src-shared/model/webhook.ts'

const golden = (name: string): Promise<string> =>
  readFile(new URL(`golden/${name}.body`, import.meta.url), { encoding: 'utf8' })

const input = (type: string, data: unknown, more: Partial<PayloadInput> = {}): PayloadInput => ({
  messageId: 'msg_1',
  webhookId: 'whk_1',
  webhookNumber: 201,
  type,
  data: JSON.stringify(data),
  timestamp: 1_500_000_000_000,
  token: '6od7VUynjVQbDgLUdzeNvc5KuRs',
  metadataToReturn: ['filename', 'status'],
  ...more,
})

const asset = {
  assetId: '2n-UzMFgate9nAwg8zLXCs',
  path: '/Demo Zone/a.jpg',
  metadata: { status: 'Final', filename: 'a.jpg', rating: 5 },
}
const site = { id: 54, name: 'tést', slug: 'test', region: null, tags: [] }
const change = {
  objectType: 'dcim.site',
  model: 'Site',
  object: site,
  prechange: { name: 'old' },
  postchange: { name: 'tést' },
  username: 'jstretch',
  requestId: '17af32f0-5d1a-4d43-9a9f-0f6f7f1f1c58',
  request: { method: 'POST', path: '/dcim/sites/add/' },
}

const job = (status: string) => ({
  objectType: 'extras.script',
  model: 'Script',
  object: { id: 7, name: 'sync', status, log: [{ status: 'info', message: 'tést' }] },
  username: 'jstretch',
})

const cases: [title: string, file: string, format: PayloadFormat, input: PayloadInput][] = [
  ['standard', 'standard', 'standard', input('order.paid', { orderId: 'ord_1', total: 4200 })],
  ['R50: netx', 'netx', 'netx', input('asset.create', { assetId: 101, userId: 1 })],
  ['R52: woodwing for an asset', 'woodwing-asset', 'woodwing', input('asset_create', asset)],
  [
    'R52: woodwing for an update of metadata',
    'woodwing-update',
    'woodwing',
    input('asset_update_metadata', {
      ...asset,
      changedMetadata: { status: { oldValue: 'Draft', newValue: 'Final' } },
    }),
  ],
  [
    'R42: woodwing for a folder',
    'woodwing-folder',
    'woodwing',
    input('folder_create', { folderPath: '/Demo Zone/Nature', metadata: { filename: 'Nature', owner: 'ada' } }),
  ],
  [
    'R42: woodwing for an authkey, without metadata',
    'woodwing-authkey',
    'woodwing',
    input('authkey_create', { authkey: 'B9oGo3ZkqXh', metadata: { filename: 'a.jpg' } }),
  ],
  [
    'R53: hedge',
    'hedge',
    'hedge',
    input('transfer.finished', { entity: { id: '7d1f0a4e', state: 'Success', sourcePaths: ['/Volumes/A001'] } }),
  ],
  [
    'R36, R54: netbox-v2 for a deletion, with the whole object',
    'netbox-v2-deleted',
    'netbox-v2',
    input('deleted', change, { timestamp: 1_508_781_858_544 }),
  ],
  ['R55: netbox-v4 for a creation', 'netbox-v4-created', 'netbox-v4', input('object_created', change)],
  ['R55: netbox-v4 for a deletion', 'netbox-v4-deleted', 'netbox-v4', input('deleted', change)],
  ['R41: netbox-v2 for a job that starts', 'netbox-v2-job-started', 'netbox-v2', input('job_started', job('running'))],
  ['R41: netbox-v2 for a job that ends', 'netbox-v2-job-ended', 'netbox-v2', input('job_completed', job('completed'))],
  ['R41: netbox-v4 for a job that starts', 'netbox-v4-job-started', 'netbox-v4', input('job_started', job('running'))],
  ['R41: netbox-v4 for a job that fails', 'netbox-v4-job-ended', 'netbox-v4', input('job_failed', job('failed'))],
]

describe('the bytes of a body', () => {
  test.for(cases)('%s', async ([, file, format, event]) => {
    expect(payloadFormats[format].build(event)).toBe(await golden(file))
  })

  test('R56: netbox as a form has the same top-level keys, the data as JSON text', async () => {
    const json = payloadFormats['netbox-v2'].build(input('deleted', change, { timestamp: 1_508_781_858_544 }))
    const form = encodeBody(json, 'application/x-www-form-urlencoded; charset=utf-8')
    expect(form).toBe(await golden('netbox-v2-form'))
    const fields = new URLSearchParams(form)
    expect([...fields.keys()]).toEqual(['event', 'signal_received_timestamp', 'model', 'data'])
    expect(JSON.parse(fields.get('data') ?? '')).toEqual(site)
    expect(encodeBody(json, 'application/json')).toBe(json)
  })

  test('R52: the woodwing bytes give the published signature', () => {
    const body = payloadFormats.woodwing.build(
      input(
        'asset_update_metadata',
        { ...asset, changedMetadata: { status: { oldValue: 'Draft', newValue: 'Final' } } },
        { metadataToReturn: ['filename'] },
      ),
    )
    expect(createHmac('sha256', '8/+6zgwqUERB1q1oS3Xhxw==').update(body).digest('hex')).toBe(
      'edef8f08bec93ed1a846e7688c3f4d5cce55a6f6ba7337e6a3deacec14a48d8c',
    )
  })

  test('R54: the netbox-v2 bytes give the published signature', () => {
    const body = payloadFormats['netbox-v2'].build(
      input('created', { model: 'Site', object: { id: 54, name: 'tést' } }, { timestamp: 1_508_769_597_000 }),
    )
    expect(Buffer.byteLength(body)).toBe(105)
    expect(createHmac('sha512', 'LOOKATMEIMASECRETSTRING').update(body).digest('hex')).toBe(
      '07c6ad7ea8ab806e7ba289bb8679a4436cea61c4f4adb304735d086245d3c9f5918e958fa105e3a04fbba17c0bd6c11611d77380654ce34ffacf28e0424a8a79',
    )
  })
})
