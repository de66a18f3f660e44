import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WebhookUpdate } from '../../../../src-shared/model/webhook.ts'
import { makeWebhookServiceRig, type WebhookServiceRig } from './webhook-service-rig.ts'

/** What a webhook is after a history; `enabled` is null where a rule came in between at a moment of its own. */
interface Model {
  name: string
  enabled: boolean | null
  timeoutMs: number
  metadataToReturn: string[]
  triggerMetadataFields: string[]
}

type Call =
  | { kind: 'edit'; change: WebhookUpdate; fails: boolean }
  | { kind: 'switch'; enabled: boolean; fails: boolean }
  | { kind: 'secret'; fails: boolean }
  | { kind: 'rule' }
  | { kind: 'remove'; fails: boolean }

const fields = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 })
const change: fc.Arbitrary<WebhookUpdate> = fc.oneof(
  fc.record({ name: fc.constantFrom('One', 'Two', 'Three') }),
  fc.record({ name: fc.constantFrom('One', 'Two', 'Three'), enabled: fc.boolean() }),
  fc.record({ timeoutMs: fc.integer({ min: 100, max: 900 }) }),
  fc.record({ filter: fc.record({ metadataToReturn: fields }) }),
  fc.record({ filter: fc.record({ triggerMetadataFields: fields }) }),
)
const fails = fc.nat(4).map(n => n === 0)
const call: fc.Arbitrary<Call> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('edit' as const), change, fails }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('switch' as const), enabled: fc.boolean(), fails }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('secret' as const), fails }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('rule' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), fails }) },
)

/** Calls that are made at the same time; the next group begins when all have ended. */
const history = fc.array(fc.array(call, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 })

const apply = (model: Model, { name, enabled, timeoutMs, filter }: WebhookUpdate): Model => ({
  name: name ?? model.name,
  enabled: enabled ?? model.enabled,
  timeoutMs: timeoutMs ?? model.timeoutMs,
  metadataToReturn: filter?.metadataToReturn ?? model.metadataToReturn,
  triggerMetadataFields: filter?.triggerMetadataFields ?? model.triggerMetadataFields,
})

const ask = (bench: WebhookServiceRig, id: string, asked: Call): Promise<unknown> => {
  switch (asked.kind) {
    case 'edit':
      return bench.service.update(id, asked.change)
    case 'switch':
      return bench.service.setEnabled(id, asked.enabled)
    case 'secret':
      return bench.service.resetSecret(id)
    case 'rule':
      return bench.disableByRule(id)
    case 'remove':
      return bench.service.remove(id)
  }
}

/** What the calls of one webhook, each after the other, leave of it; null: it is gone. */
const expected = (model: Model | null, calls: readonly Call[]): Model | null => {
  let now = model
  for (const each of calls) {
    if (each.kind === 'rule' || each.fails) continue
    if (each.kind === 'remove') now = null
    else if (now !== null && each.kind === 'edit') now = apply(now, each.change)
    else if (now !== null && each.kind === 'switch') now = { ...now, enabled: each.enabled }
  }
  const ruled = calls.some(({ kind }) => kind === 'rule')
  return now === null ? null : { ...now, enabled: ruled ? null : now.enabled }
}

const play = async (bench: WebhookServiceRig, groups: Call[][]): Promise<void> => {
  const { id, name, enabled, timeoutMs, filter } = await bench.service.create({
    name: 'Start',
    url: 'http://127.0.0.1:9/hook',
    eventTypes: ['*'],
  })
  const { metadataToReturn, triggerMetadataFields } = filter
  let model: Model | null = { name, enabled, timeoutMs, metadataToReturn, triggerMetadataFields }
  for (const calls of groups) {
    bench.failInOrder(calls.flatMap(each => (each.kind === 'rule' ? [] : [each.fails])))
    await Promise.allSettled(calls.map(each => ask(bench, id, each)))
    bench.failInOrder([])
    await bench.quiet(id)
    model = expected(model, calls)
    const state = await bench.state(id)
    expect(state === null).toBe(model === null)
    const record = bench.registry.get(id)?.record
    expect((await bench.reload()).get(id)?.record).toEqual(record)
    if (record === undefined || model === null) continue
    const { settings } = record
    const known = model.enabled === null ? null : record.enabled
    const now = { name: record.name, enabled: known, timeoutMs: settings.timeoutMs, ...settings.filter }
    expect(now).toMatchObject(model)
  }
}

describe('any history of changes that come at once, some of which fail', () => {
  it('leaves what the calls say in the order they came, alike in memory, on disk, in its lane and after a restart', async () => {
    const bench = await makeWebhookServiceRig()
    try {
      await fc.assert(
        fc.asyncProperty(history, groups => play(bench, groups)),
        { numRuns: 60 },
      )
    } finally {
      await bench.close()
    }
  })
})
