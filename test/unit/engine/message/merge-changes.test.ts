import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Engine } from '../../../../src-main/engine/create-engine.ts'
import { createPublisher } from '../../../../src-main/engine/message/publisher.ts'
import type { NewMessage, Queue } from '../../../../src-main/engine/port/queue.ts'
import { createIdSource } from '../../../../src-shared/id.ts'
import { HookError } from '../../../../src-shared/error.ts'
import { batchItem } from '../../../../src-shared/message/batch-item.ts'
import { readFields } from '../../../../src-shared/message/read-fields.ts'
import { readMessage } from '../../../../src-shared/message/read-message.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'

type Check = (event: { type: string; data: unknown }, id: string) => void

/** A publisher that hands over what it would put on disk. */
const rig = (check: Check | null = null) => {
  const clock = createFakeClock()
  const stored: NewMessage[] = []
  const enqueue: Queue['enqueue'] = batch => {
    stored.push(...batch)
    return Promise.resolve(
      batch.map(({ id, createdAt }) => ({ outcome: 'accepted', id, createdAt, deliveries: [], skipped: [] })),
    )
  }
  const publisher = createPublisher({
    queue: { enqueue } as Queue,
    registry: { get: () => undefined, all: () => [], size: () => 0, put() {}, refresh() {}, remove() {} },
    clock,
    ids: createIdSource(clock),
    live: { deliveryChanged() {} } as unknown as Engine['live'],
    wake() {},
    backendEnabled: () => true,
    eventCheck: () => (check === null ? null : Promise.resolve(check)),
  })
  return {
    publish: (items: readonly unknown[]) =>
      publisher.publishBatch(items.map(item => batchItem(() => readFields(item)))),
    publishTexts: (texts: readonly string[]) => publisher.publishBatch(texts.map(text => readMessage(text))),
    publishOne: (event: unknown) => publisher.publish(readFields(event)),
    stored: () => stored.map(({ id, type, data }) => ({ id, type, data: JSON.parse(data) as unknown })),
    raw: stored,
  }
}

interface Change {
  type: string
  id?: string
  timestamp?: string
  data: {
    requestId?: string | null
    objectType?: string
    model?: string
    object: object
    prechange?: object | null
    postchange?: object | null
  }
}

const change = (type: string, name: string | null, more: Partial<Change['data']> = {}): Change => ({
  type,
  data: {
    requestId: 'req-1',
    objectType: 'dcim.site',
    model: 'Site',
    object: { id: 54, name: name ?? 'gone' },
    prechange: type.endsWith('created') ? null : { name: `before ${name}` },
    postchange: type.endsWith('deleted') ? null : { name },
    ...more,
  },
})

const merged = async (...items: Change[]) => {
  const { publish, stored } = rig()
  const answer = await publish(items)
  expect(answer).toMatchObject({ accepted: items.length, errors: [] })
  return { ids: answer.ids, stored: stored() }
}

describe('changes of one object in one request', () => {
  test('R40: created and updated become created, with the last state', async () => {
    const { ids, stored } = await merged(change('created', 'a'), change('updated', 'b'), change('updated', 'c'))
    expect(stored).toMatchObject([
      { type: 'created', data: { object: { id: 54, name: 'c' }, prechange: null, postchange: { name: 'c' } } },
    ])
    expect(ids).toEqual([stored[0]?.id, stored[0]?.id, stored[0]?.id])
  })

  test('R40: updates become one, from the state before the first to the state after the last', async () => {
    const { stored } = await merged(change('object_updated', 'b'), change('object_updated', 'c'))
    expect(stored).toMatchObject([
      {
        type: 'object_updated',
        data: { object: { name: 'c' }, prechange: { name: 'before b' }, postchange: { name: 'c' } },
      },
    ])
  })

  test('R40: updated and deleted become deleted, with the object as it was before the deletion', async () => {
    const { stored } = await merged(change('updated', 'b'), change('deleted', 'b'))
    expect(stored).toMatchObject([
      { type: 'deleted', data: { object: { name: 'b' }, prechange: { name: 'before b' }, postchange: null } },
    ])
  })

  test('R40: created and deleted become deleted, and nothing after a deletion counts', async () => {
    const { stored } = await merged(change('created', 'a'), change('deleted', 'a'), change('updated', 'z'))
    expect(stored).toMatchObject([{ type: 'deleted', data: { object: { name: 'a' }, prechange: null } }])
  })

  test('R40: bulk changes of three objects stay three, each at the place of its first', async () => {
    const of = (id: number, type: string, name: string) => change(type, name, { object: { id, name } })
    const { ids, stored } = await merged(
      of(1, 'updated', 'a'),
      of(2, 'created', 'b'),
      of(1, 'updated', 'c'),
      of(3, 'deleted', 'd'),
    )
    expect(stored.map(({ data }) => data)).toMatchObject([
      { object: { id: 1, name: 'c' } },
      { object: { id: 2 } },
      { object: { id: 3 } },
    ])
    expect(ids).toEqual([stored[0]?.id, stored[1]?.id, stored[0]?.id, stored[2]?.id])
  })

  test.each<[string, Change, Change]>([
    ['other requests', change('updated', 'a'), change('updated', 'b', { requestId: 'req-2' })],
    ['no request', change('updated', 'a', { requestId: null }), change('updated', 'b', { requestId: null })],
    ['an empty request', change('updated', 'a', { requestId: '' }), change('updated', 'b', { requestId: '' })],
    ['another object type', change('updated', 'a'), change('updated', 'b', { objectType: 'dcim.rack' })],
    ['objects without an id', change('updated', 'a', { object: {} }), change('updated', 'b', { object: {} })],
    ['ids that are text and number', change('updated', 'a'), change('updated', 'b', { object: { id: '54' } })],
    ['jobs', change('job_started', 'a'), change('job_ended', 'b')],
    ['a message id of its own', change('updated', 'a'), { ...change('updated', 'b'), id: 'evt-1' }],
  ])('R40: %s are not merged', async (_, first, second) => {
    expect((await merged(first, second)).stored).toHaveLength(2)
  })

  test('R40: model stands in for the object type', async () => {
    const of = (name: string) => {
      const { objectType: _, ...data } = change('updated', name).data
      return { type: 'updated', data }
    }
    expect((await merged(of('a'), of('b'))).stored).toHaveLength(1)
  })

  test('R40: merging keeps the text of every part as it was published', async () => {
    const { publishTexts, raw } = rig()
    const text = (object: string, rest: string): string =>
      `{"type":"updated","data":{ "requestId":"r","model":"Site" , "object": ${object},${rest} }}`
    await publishTexts([
      text('{"id":12345678901234567890,"n":1.0}', '"__proto__":{"x":-0},"prechange":{"n": 1e2, "n":0.10}'),
      text('{"id":12345678901234567890, "n":-0}', '"postchange": { "2":1, "1":2.0 }'),
      text('{"id":12345678901234567891}', '"postchange":null'),
    ])
    expect(raw.map(({ data }) => data)).toEqual([
      '{ "requestId":"r","model":"Site" , "object": {"id":12345678901234567890, "n":-0},"__proto__":{"x":-0},' +
        '"prechange":{"n": 1e2, "n":0.10} ,"postchange":{ "2":1, "1":2.0 }}',
      '{ "requestId":"r","model":"Site" , "object": {"id":12345678901234567891},"postchange":null }',
    ])
  })

  test('R40: two requests to publish are not merged', async () => {
    const { publish, publishOne, stored } = rig()
    await publish([change('created', 'a')])
    await publish([change('updated', 'b')])
    await publishOne(change('updated', 'c'))
    expect(stored()).toHaveLength(3)
  })

  test('R40: the time is that of the last change', async () => {
    const { publish, raw } = rig()
    const at = (timestamp: string, name: string) => ({ ...change('updated', name), timestamp })
    await publish([at('2026-03-01T00:00:00Z', 'a'), at('2026-03-01T00:00:05Z', 'b')])
    expect(raw.map(({ timestamp }) => timestamp)).toEqual([Date.parse('2026-03-01T00:00:05Z')])
  })

  test('R40, B14: a change that is refused goes into no message, and its errors are told by place', async () => {
    const { publish, stored } = rig(({ data }) => {
      if (JSON.stringify(data).includes('bad')) throw new HookError('INVALID_INPUT', 'data is bad.', { field: 'data' })
    })
    const answer = await publish([
      change('created', 'bad'),
      change('updated', 'b'),
      { type: '' },
      change('updated', 'bad'),
      change('updated', 'c'),
    ])
    expect(answer.errors.map(({ index }) => index)).toEqual([0, 2, 3])
    expect(stored()).toMatchObject([{ type: 'updated', data: { object: { name: 'c' } } }])
    expect(answer.ids).toEqual([stored()[0]?.id, stored()[0]?.id])
  })

  test('R40: whatever changes come, there is one message for each object of each request', async () => {
    const anyChange = fc.record({
      type: fc.constantFrom(
        'created',
        'updated',
        'deleted',
        'object_created',
        'object_updated',
        'object_deleted',
        'job_started',
      ),
      request: fc.constantFrom('r1', 'r2', null),
      object: fc.constantFrom(1, 2, 'x', null),
      own: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { minLength: 1, maxLength: 12 }), async plan => {
        const items = plan.map(({ type, request, object, own }, n) => ({
          ...(own && n % 3 === 0 ? { id: `own-${n}` } : {}),
          type,
          data: {
            requestId: request,
            model: 'Site',
            object: { ...(object === null ? {} : { id: object }), n },
            prechange: { n },
            postchange: { n },
          },
        }))

        /** The model: lists of item numbers, in the order of their first. */
        const groups: number[][] = []
        const known = new Map<string, number[]>()
        for (const [n, { request, object, type }] of plan.entries()) {
          const alone = items[n]?.id !== undefined || request === null || object === null || type === 'job_started'
          const key = alone ? `alone ${n}` : `${request} ${typeof object} ${object}`
          const group = known.get(key) ?? []
          if (group.length === 0) groups.push(group)
          group.push(n)
          known.set(key, group)
        }
        const expected = groups.map(group => {
          const end = group.find(n => items[n]?.type.endsWith('deleted'))
          const [first = 0] = group
          const last = end ?? group.at(-1) ?? first
          return {
            type: items[end ?? first]?.type,
            data: {
              ...items[first]?.data,
              object: items[last]?.data.object,
              postchange: end === undefined || end === first ? { n: last } : null,
            },
          }
        })

        const { publish, stored } = rig()
        const { ids, accepted, errors } = await publish(items)
        expect(stored().map(({ type, data }) => ({ type, data }))).toEqual(expected)
        expect({ accepted, errors }).toEqual({ accepted: items.length, errors: [] })
        const idOf = groups.flatMap((group, at) =>
          group.map((n): [number, string | undefined] => [n, stored()[at]?.id]),
        )
        expect(ids).toEqual(idOf.toSorted(([a], [b]) => a - b).map(([, id]) => id))
      }),
      { numRuns: 500 },
    )
  })
})
