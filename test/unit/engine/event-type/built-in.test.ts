import { describe, expect, test } from 'vitest'
import { builtIns, isFixed } from '../../../../src-main/engine/event-type/built-in.ts'
import { compileSchema } from '../../../../src-main/engine/event-type/compile-schema.ts'
import { payloadFormats } from '../../../../src-main/engine/payload/index.ts'
import { eventTypeDefinitionSchema } from '../../../../src-shared/model/event-type-definition.ts'
import { eventTypeSchema } from '../../../../src-shared/model/event-type.ts'
import type { PayloadFormat } from '../../../../src-shared/model/webhook.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'

const all = [...builtIns.values()]
const names = (system: string): string[] =>
  all.filter(each => each.systems.some(s => s === system)).map(each => each.name)

const formats = {
  standard: ['standard'],
  netx: ['netx'],
  woodwing: ['woodwing'],
  hedge: ['hedge'],
  netbox: ['netbox-v2', 'netbox-v4'],
} as const satisfies Record<string, PayloadFormat[]>

describe('the built-in event types', () => {
  test('B14: every event of the four systems is there', () => {
    expect(names('netx')).toEqual(['asset.create'])
    expect(names('woodwing')).toHaveLength(16)
    expect(names('hedge').toSorted()).toEqual([
      'files.processed',
      'transfer.created',
      'transfer.failed',
      'transfer.finished',
      'transfer.updated',
    ])
    expect(names('netbox')).toEqual(
      expect.arrayContaining([
        'created',
        'updated',
        'deleted',
        'job_started',
        'job_ended',
        'object_created',
        'job_errored',
      ]),
    )
    expect(names('standard')).toContain('order.paid')
    expect(all).toHaveLength(
      Object.values(profiles).flatMap(({ samples, otherNames = [] }) => [...samples, ...otherNames]).length,
    )
  })

  test.each(all.map(definition => [definition.name, definition] as const))(
    'B14: %s has examples that fit its schema and make a body in the format of its system',
    (name, definition) => {
      expect(eventTypeSchema.parse(name)).toBe(name)
      expect(eventTypeDefinitionSchema.parse(definition)).toEqual(definition)
      const { schema, examples, systems } = definition
      const compiled = compileSchema(schema ?? {})
      expect(compiled).not.toHaveProperty('problem')
      expect(examples.length).toBeGreaterThan(0)
      for (const data of examples) {
        expect('check' in compiled && compiled.check(data)).toBeNull()
        for (const format of systems.flatMap(system => formats[system])) {
          expect(payloadFormats[format].problem(data)).toBeNull()
          const body: unknown = JSON.parse(
            payloadFormats[format].build({
              messageId: 'msg_1',
              webhookId: 'whk_1',
              webhookNumber: 1,
              type: name,
              data: JSON.stringify(data),
              timestamp: 1_500_000_000_000,
              token: 'token',
              metadataToReturn: [],
            }),
          )
          expect(body).toBeTypeOf('object')
        }
      }
    },
  )

  test.each([
    ['asset.create', { userId: 1 }, 'data.assetId is missing.'],
    ['asset_move', { assetId: true }, 'data.assetId must be an integer or a text.'],
    [
      'asset_move',
      { assetId: 'a', changedMetadata: { status: 'Final' } },
      'data.changedMetadata.status must be an object.',
    ],
    ['folder_create', { assetId: 'a' }, 'data.folderPath is missing.'],
    ['authkey_create', {}, 'data.authkey is missing.'],
    ['transfer.failed', { id: 1 }, 'data.entity is missing.'],
    ['created', { model: 'Site', object: 5 }, 'data.object must be an object.'],
    ['job_ended', { object: {} }, 'data fits none of the schemas in anyOf.'],
  ])('B14: %s with wrong data says what is wrong', (name, data, message) => {
    const compiled = compileSchema(builtIns.get(name)?.schema ?? {})
    expect('check' in compiled && compiled.check(data)?.message).toBe(message)
  })

  test('B14: what a system says is fixed, the examples of standard are not', () => {
    expect(all.filter(({ name }) => !isFixed(name)).map(({ name }) => name)).toEqual(names('standard'))
    expect(isFixed('anything.else')).toBe(false)
  })
})
