import fc from 'fast-check'
import { expect } from 'vitest'
import type { Claimed } from '../../../src-main/engine/port/queue.ts'
import { type Ability, newMessage, type QueueRig, settlement } from './rig.ts'

interface ModelDelivery {
  id: string
  webhookId: string
  state: 'queued' | 'scheduled' | 'sent' | 'failed'
  due: number
  attempts: number
  claimed: Claimed | null
}

interface ModelLane {
  limit: number
  held: string | null
}

/** The queue as one would explain it: every delivery in one list. */
interface Model {
  lanes: Map<string, ModelLane>
  deliveries: ModelDelivery[]
  messages: number
}

type Command = fc.AsyncCommand<Model, QueueRig>

const WEBHOOKS = ['x', 'y', 'z']

export const newModel = async (rig: QueueRig): Promise<Model> => {
  const lanes = new Map<string, ModelLane>()
  for (const id of WEBHOOKS) {
    await rig.addWebhook(id)
    await rig.queue.tune(id, { concurrency: 2 })
    lanes.set(id, { limit: 2, held: null })
  }
  return { lanes, deliveries: [], messages: 0 }
}

const waits = ({ state }: ModelDelivery): boolean => state === 'queued' || state === 'scheduled'
const inFlight = (model: Model): ModelDelivery[] => model.deliveries.filter(({ claimed }) => claimed !== null)
const ofLane = (model: Model, id: string): ModelDelivery[] =>
  model.deliveries.filter(({ webhookId }) => webhookId === id)

const claimable = (model: Model, id: string, now: number): ModelDelivery[] =>
  ofLane(model, id).filter(
    one => one.claimed === null && (one.state === 'queued' || (one.state === 'scheduled' && one.due <= now)),
  )

const room = (model: Model, id: string): number => {
  const lane = model.lanes.get(id)
  if (lane === undefined || lane.held !== null) return 0
  return Math.max(0, lane.limit - ofLane(model, id).filter(({ claimed }) => claimed !== null).length)
}

const expectedNext = (model: Model, now: number): number | null => {
  const times = model.deliveries
    .filter(({ state, claimed, webhookId }) => {
      const lane = model.lanes.get(webhookId)
      return state === 'scheduled' && claimed === null && lane?.held === null
    })
    .filter(({ due, webhookId }) => due > now || room(model, webhookId) > 0)
    .map(({ due }) => due)
  return times.length === 0 ? null : Math.min(...times)
}

/** After every command: all that the port tells about itself. */
const agree = async (model: Model, { queue, clock }: QueueRig): Promise<void> => {
  const count = (state: ModelDelivery['state'], from = model.deliveries): number =>
    from.filter(one => one.state === state).length
  expect(await queue.counts()).toEqual({
    queued: count('queued'),
    scheduled: count('scheduled'),
    sent: count('sent'),
    failed: count('failed'),
    inFlight: inFlight(model).length,
    held: model.deliveries.filter(one => waits(one) && model.lanes.get(one.webhookId)?.held !== null).length,
  })
  const idle = (held: boolean): ModelDelivery[] =>
    model.deliveries.filter(
      one => waits(one) && one.claimed === null && (model.lanes.get(one.webhookId)?.held !== null) === held,
    )
  const queued = idle(false).filter(({ state }) => state === 'queued')
  expect(await queue.jobCounts()).toEqual({
    queued: queued.length,
    active: inFlight(model).length,
    deferred: idle(true).length,
    scheduled: count('scheduled', idle(false)),
    finished: count('sent'),
    failed: count('failed'),
    oldestQueuedAt: queued.length === 0 ? null : Math.min(...queued.map(({ due }) => due)),
  })
  const flying = inFlight(model).map(({ id }) => id)
  expect(await queue.inFlight()).toEqual(flying.toSorted().toReversed())
  for (const [id, { held }] of model.lanes) {
    const own = ofLane(model, id)
    expect(await queue.laneCounts(id)).toMatchObject({ queued: count('queued', own), sent: count('sent', own), held })
  }
  expect(await queue.next()).toBe(expectedNext(model, clock.now()))
}

const command = (
  name: string,
  run: (model: Model, rig: QueueRig) => Promise<void>,
  check: (model: Model) => boolean = () => true,
): Command => ({
  check,
  async run(model, rig) {
    await run(model, rig)
    await agree(model, rig)
  },
  toString: () => name,
})

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length]
  if (item === undefined) throw new Error('The list is empty.')
  return item
}

const enqueue = (webhookIds: readonly string[], count: number): Command =>
  command(`enqueue ${count} to ${webhookIds.join()}`, async (model, rig) => {
    const known = webhookIds.filter(id => model.lanes.has(id))
    const batch = Array.from({ length: count }, () => newMessage(rig, `msg-${model.messages++}`, known))
    for (const answer of await rig.queue.enqueue(batch)) {
      if (answer.outcome !== 'accepted') throw new Error(`It was ${answer.outcome}.`)
      for (const { id, webhookId } of answer.deliveries) {
        model.deliveries.push({ id, webhookId, state: 'queued', due: rig.clock.now(), attempts: 0, claimed: null })
      }
    }
  })

const claim = (max: number): Command =>
  command(`claim ${max}`, async (model, rig) => {
    const now = rig.clock.now()
    const ids = [...model.lanes.keys()]
    const possible = ids.reduce((sum, id) => sum + Math.min(room(model, id), claimable(model, id, now).length), 0)
    const rooms = new Map(ids.map(id => [id, room(model, id)]))
    const claimed = await rig.queue.claim(max)
    expect(claimed).toHaveLength(Math.min(max, possible))
    for (const one of claimed) {
      const waiting = claimable(model, one.webhookId, now)
      const own = waiting.find(({ id }) => id === one.id)
      if (own === undefined) throw new Error(`${one.id} must not be claimed.`)
      expect(one.attempt).toBe(own.attempts + 1)
      const queued = waiting.filter(({ state }) => state === 'queued').map(({ id }) => id)
      if (own.state === 'queued') expect(one.id).toBe(queued.toSorted()[0])
      own.claimed = one
    }
    for (const id of ids) {
      const taken = claimed.filter(({ webhookId }) => webhookId === id).length
      expect(taken).toBeLessThanOrEqual(rooms.get(id) ?? 0)
    }
  })

const settle = (pick: number, outcome: 'sent' | 'failed' | number): Command =>
  command(
    `settle ${outcome}`,
    async (model, rig) => {
      const one = at(inFlight(model), pick)
      if (one.claimed === null) return
      const due = rig.clock.now() + (typeof outcome === 'number' ? outcome : 0)
      const next = typeof outcome === 'number' ? { state: 'scheduled' as const, at: due } : { state: outcome }
      const settled = settlement(rig, one.claimed, next)
      await Promise.all([rig.queue.settle([settled, settled]), rig.queue.settle([settled])])
      Object.assign(one, { state: next.state, due, attempts: one.attempts + 1, claimed: null })
    },
    model => inFlight(model).length > 0,
  )

const giveBack = (pick: number): Command =>
  command(
    'give back',
    async (model, rig) => {
      const one = at(inFlight(model), pick)
      await rig.queue.giveBack([one.id])
      one.claimed = null
    },
    model => inFlight(model).length > 0,
  )

const requeue = (pick: number): Command =>
  command(
    'requeue',
    async (model, rig) => {
      const one = at(model.deliveries, pick)
      const failed = one.state === 'failed'
      expect(await rig.queue.requeue(one.id)).toBe(failed ? 'queued' : 'not-failed')
      if (failed) Object.assign(one, { state: 'queued', due: rig.clock.now() })
    },
    model => model.deliveries.length > 0,
  )

const remove = (picks: readonly number[]): Command =>
  command(
    'remove',
    async (model, rig) => {
      const chosen = [...new Set(picks.map(pick => at(model.deliveries, pick)))]
      const expected = chosen.map(({ claimed }) => (claimed === null ? 'removed' : 'in-flight'))
      const ids = [...chosen.map(({ id }) => id), 'dlv_0000000000ZZ']
      expect(await rig.queue.remove(ids)).toEqual([...expected, 'missing'])
      model.deliveries = model.deliveries.filter(one => one.claimed !== null || !chosen.includes(one))
    },
    model => model.deliveries.length > 0,
  )

const onLane = (name: string, id: string, run: (lane: ModelLane, rig: QueueRig) => Promise<void>): Command =>
  command(
    `${name} ${id}`,
    async (model, rig) => {
      const lane = model.lanes.get(id)
      if (lane !== undefined) await run(lane, rig)
    },
    model => model.lanes.has(id),
  )

const hold = (id: string): Command =>
  onLane('hold', id, async (lane, rig) => {
    await rig.queue.hold(id, 'breaker open')
    lane.held = 'breaker open'
  })

const release = (id: string): Command =>
  onLane('release', id, async (lane, rig) => {
    await rig.queue.release(id)
    lane.held = null
  })

const tune = (id: string, limit: number): Command =>
  onLane(`tune to ${limit}`, id, async (lane, rig) => {
    await rig.queue.tune(id, { concurrency: limit })
    lane.limit = limit
  })

const drop = (id: string): Command =>
  command(`drop ${id}`, async (model, rig) => {
    await rig.queue.drop(id)
    model.lanes.delete(id)
    model.deliveries = model.deliveries.filter(({ webhookId }) => webhookId !== id)
  })

const advance = (ms: number): Command => command(`advance ${ms}`, (_model, rig) => rig.clock.advance(ms))

const reopen: Command = command('reopen', async (model, rig) => {
  await rig.reopen()
  for (const one of model.deliveries) one.claimed = null
  for (const [id, { limit }] of model.lanes) await rig.queue.tune(id, { concurrency: limit })
})

/** Every call of the port as a command of the model run. */
export const modelCommands = (cannot: Partial<Record<Ability, string>>): fc.Arbitrary<Command>[] => {
  const webhook = fc.constantFrom(...WEBHOOKS)
  const outcome = fc.oneof(fc.constantFrom('sent' as const, 'failed' as const), fc.constantFrom(0, 10, 1000))
  return [
    fc.tuple(fc.uniqueArray(webhook), fc.integer({ min: 1, max: 8 })).map(([ids, count]) => enqueue(ids, count)),
    fc.integer({ min: 1, max: 8 }).map(claim),
    fc.integer({ min: 1, max: 8 }).map(claim),
    fc.integer({ min: 1, max: 8 }).map(claim),
    fc.tuple(fc.nat(), outcome).map(([pick, what]) => settle(pick, what)),
    fc.tuple(fc.nat(), outcome).map(([pick, what]) => settle(pick, what)),
    fc.tuple(fc.nat(), outcome).map(([pick, what]) => settle(pick, what)),
    fc.nat().map(giveBack),
    ...(cannot.requeue === undefined ? [fc.nat().map(requeue)] : []),
    fc.array(fc.nat(), { minLength: 1, maxLength: 4 }).map(remove),
    webhook.map(hold),
    webhook.map(release),
    fc.tuple(webhook, fc.integer({ min: 1, max: 6 })).map(([id, limit]) => tune(id, limit)),
    fc.constantFrom(...WEBHOOKS.slice(2)).map(drop),
    fc.constantFrom(1, 10, 1000).map(advance),
    ...(cannot.restart === undefined ? [fc.constant(reopen)] : []),
  ]
}
