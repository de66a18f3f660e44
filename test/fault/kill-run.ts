import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Status } from '../../src-shared/model/status.ts'
import { type HostProcess, startHostProcess } from '../support/host-process.ts'
import { createSeededRandom } from '../support/seeded-random.ts'
import { makeTempDir } from '../support/temp-dir.ts'
import { publishAll, type PublishTally } from './publish-all.ts'
import { startReceipts } from './receipts.ts'
import { until } from '../support/until.ts'

export interface KillRunOptions {
  messages: number
  kills: number
  seed: number
  /** For the final delivery of everything. */
  drainTimeoutMs: number
}

export interface KillReport {
  published: number
  answered: number
  repeated: number
  delivered: number
  duplicates: number
  lost: string[]
  /** Messages that came more than once while one host ran. */
  twiceInOneLife: string[]
  /** For each life of a host: messages received in it that came again later. */
  againByLife: number[]
  unverified: string[]
  status: Status
}

/** Deliveries in flight at once, thus the most that one crash may repeat. */
export const CONCURRENCY = 64
const PUBLISHERS = 32
const LONGEST_WAIT_TO_KILL_MS = 40
const SLOWEST_ANSWER_MS = 12

const quickRetry = {
  delaysSec: Array.from({ length: 20 }, () => 1),
  on: { status: 'non-success', timeout: true, network: true },
  jitter: 0,
  honourRetryAfter: false,
}

const createWebhook = async ({ rest }: HostProcess, url: string): Promise<string> => {
  const { status, body } = await rest<{ secret: string }>('POST', '/webhooks', {
    name: 'Orders',
    url,
    eventTypes: ['*'],
    concurrency: CONCURRENCY,
    retry: quickRetry,
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.secret
}

const untilEmpty = async ({ rest }: HostProcess, timeout: number): Promise<Status> => {
  let status: Status | null = null
  await until(
    async () => {
      status = (await rest<Status>('GET', '/status')).body
      const { queued, scheduled, inFlight } = status.queue
      expect({ queued, scheduled, inFlight }).toEqual({ queued: 0, scheduled: 0, inFlight: 0 })
    },
    { timeout, interval: 100 },
  )
  return status as unknown as Status
}

const sumOf = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0)

/** Publishes through a host that is killed again and again, and counts what became of every message. */
export const killRun = async ({ messages, kills, seed, drainTimeoutMs }: KillRunOptions): Promise<KillReport> => {
  const random = createSeededRandom(seed)
  const dir = makeTempDir()
  const receipts = await startReceipts(() => random() * SLOWEST_ANSWER_MS)
  const tally: PublishTally = { acknowledged: new Set(), repeated: 0 }
  let host = startHostProcess(dir.path)
  let stillPublishing = true

  const restart = async (old: HostProcess): Promise<HostProcess> => {
    await old.kill()
    await receipts.nextLife()
    return startHostProcess(dir.path)
  }

  /** One kill in each of `kills` equal parts of the way. */
  const killOften = async (): Promise<void> => {
    for (let kill = 0; kill < kills; kill++) {
      const mark = Math.floor(((kill + random()) / kills) * messages)
      while (stillPublishing && tally.acknowledged.size < mark) await setTimeout(1)
      const running = await host
      await setTimeout(random() * LONGEST_WAIT_TO_KILL_MS)
      host = restart(running)
      await host
    }
  }

  try {
    receipts.expectSecret(await createWebhook(await host, receipts.url))
    const publishing = publishAll({ count: messages, publishers: PUBLISHERS, random, host: () => host, tally })
    await Promise.all([publishing.finally(() => (stillPublishing = false)), killOften()])
    const status = await untilEmpty(await host, drainTimeoutMs)

    const received = [...receipts.lives]
    const againByLife = Array.from({ length: kills + 1 }, () => 0)
    for (const [, lives] of received) {
      for (const life of lives.slice(0, -1)) againByLife[life] = (againByLife[life] ?? 0) + 1
    }
    return {
      published: messages,
      answered: tally.acknowledged.size,
      repeated: tally.repeated,
      delivered: received.length,
      duplicates: sumOf(received.map(([, lives]) => lives.length - 1)),
      lost: [...tally.acknowledged].filter(id => !receipts.lives.has(id)),
      twiceInOneLife: received.filter(([, lives]) => new Set(lives).size < lives.length).map(([id]) => id),
      againByLife,
      unverified: receipts.unverified,
      status,
    }
  } finally {
    await host.then(running => running.kill()).catch(() => {})
    await receipts.close()
    dir.remove()
  }
}

/** What holds after any number of kills. */
export const expectNothingLost = (report: KillReport): void => {
  expect(report.lost, 'messages answered 202 that never arrived').toEqual([])
  expect(report.unverified, 'requests whose signature is wrong').toEqual([])
  expect({ answered: report.answered, delivered: report.delivered }, 'every event is one message').toEqual({
    answered: report.published,
    delivered: report.published,
  })
  expect(report.twiceInOneLife, 'messages sent twice without a crash in between').toEqual([])
  for (const again of report.againByLife) expect(again, 'repeated by one crash').toBeLessThanOrEqual(CONCURRENCY)
  expect(report.status.totals).toMatchObject({ sent: report.published, failed: 0, deliveries: report.published })
}

export const describeReport = ({ published, answered, repeated, delivered, duplicates, lost }: KillReport): string =>
  `published ${published}, answered ${answered} (${repeated} requests repeated after a crash), ` +
  `delivered ${delivered}, duplicates ${duplicates}, lost ${lost.length}`
