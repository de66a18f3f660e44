import { signedHeaders } from '../../support/signed-headers.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { saveResults } from '../save-results.ts'
import { median } from '../workload.ts'
import { startBare } from './bare.ts'
import { cpuOf, cpuOfAll } from './cpu-time.ts'
import { startHookbench } from './hookbench.ts'
import { startMockoon } from './mockoon.ts'
import type { Peer } from './peer.ts'
import { startLoad } from './start-load.ts'

const CONNECTIONS = 64
const COUNT = Number(process.env.HOOKBENCH_BENCH_COUNT ?? 20_000)
const WARM_UP = 5000
/** A larger part of one core taken by other programs makes a ratio worth nothing. */
const MOST_OTHERS = 0.15
const GOAL = 0.4

interface Round {
  perSecond: number
  /** CPU microseconds of the receiver for each request; null where the system does not tell. */
  cpu: number | null
  /** What other programs took of one core. */
  others: number | null
}

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const body = JSON.stringify({
  type: 'order.paid',
  timestamp: '2026-01-01T00:00:00Z',
  data: { filling: 'x'.repeat(940) },
})

/** Signed anew for each round, since a signature is good for five minutes. */
const requestTo = ({ port, path }: Peer): string => {
  const { signing } = profiles.standard.settings
  const headers = signedHeaders({ signing, secrets: [secret], messageId: 'msg_bench', at: Date.now(), body })
  const lines = [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Content-Type: application/json',
    'User-Agent: bench/1.0',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

const less = (after: number | null, before: number | null): number | null =>
  after === null || before === null ? null : after - before

const range = (values: readonly number[]): string =>
  `${Math.round(Math.min(...values)).toLocaleString('en')}–${Math.round(Math.max(...values)).toLocaleString('en')}`

const known = (values: readonly (number | null)[]): number[] => values.filter(value => value !== null)

/** What is received, verified and on disk, beside a bare server of Node's, each in a process of its own. */
export const benchReceiver = async (rounds: number, withPeers: boolean): Promise<void> => {
  const load = startLoad()
  const bare = await startBare()
  const ours = await startHookbench(secret)
  const peers: Peer[] = [bare, ours]
  if (withPeers) {
    const mockoon = await startMockoon()
    if (typeof mockoon === 'string') console.log(mockoon)
    else peers.push(mockoon)
  }
  const figures = new Map<Peer, Round[]>(peers.map(peer => [peer, []]))
  let sentToOurs = 0

  const measure = async (peer: Peer, count: number): Promise<Round> => {
    const before = { all: cpuOfAll(), own: cpuOf(peer.pid), self: process.cpuUsage() }
    const result = await load.run({ port: peer.port, request: requestTo(peer), connections: CONNECTIONS, count })
    if (result.bad > 0) throw new Error(`${peer.name}: ${result.bad} answers were not 200.`)
    if (peer === ours) sentToOurs += count
    const own = less(cpuOf(peer.pid), before.own)
    const all = less(cpuOfAll(), before.all)
    const self = process.cpuUsage(before.self)
    const others = all === null || own === null ? null : all - own - result.cpu - self.user - self.system
    return {
      perSecond: count / result.seconds,
      cpu: own === null ? null : own / count,
      others: others === null ? null : Math.max(0, others / 1e6 / result.seconds),
    }
  }

  try {
    for (const peer of peers) await measure(peer, WARM_UP)
    for (let round = 1; round <= rounds; round++) {
      // In turns, and in another order each time, so that none has the machine at its best.
      const order = round % 2 === 0 ? peers.toReversed() : peers
      for (const peer of order) figures.get(peer)?.push(await measure(peer, COUNT))
      const each = peers.map(peer => `${Math.round(figures.get(peer)?.at(-1)?.perSecond ?? 0).toLocaleString('en')}/s`)
      console.log(`round ${round}: ${each.join('   ')}`)
    }
    const problem = await ours.check(sentToOurs)
    if (problem !== null) throw new Error(`Not everything was captured: ${problem}.`)
  } finally {
    load.stop()
    for (const peer of peers) await peer.stop()
  }

  const roundsOf = (peer: Peer): Round[] => figures.get(peer) ?? []
  for (const peer of peers) {
    const speeds = roundsOf(peer).map(({ perSecond }) => perSecond)
    const cpu = known(roundsOf(peer).map(round => round.cpu))
    const cpuText = cpu.length === 0 ? '' : `   ${Math.round(median(cpu))} µs CPU a request`
    console.log(
      `${peer.name.padEnd(40)} ${Math.round(median(speeds)).toLocaleString('en').padStart(7)}/s (${range(speeds)})${cpuText}`,
    )
  }
  const ratio = median(
    roundsOf(ours).map(({ perSecond }, i) => perSecond / (roundsOf(bare)[i]?.perSecond ?? Number.NaN)),
  )
  const others = median(known(peers.flatMap(peer => roundsOf(peer).map(round => round.others))))
  if (others > MOST_OTHERS) {
    console.log(
      `The machine was busy: other programs took ${others.toFixed(2)} of a core, so there is no ratio to be trusted.`,
    )
    return
  }
  console.log(`ratio to bare node:http                  ${ratio.toFixed(2).padStart(7)}   (aim ${GOAL.toFixed(2)})`)
  await saveResults({
    receiver: {
      barePerSecond: Math.round(median(roundsOf(bare).map(({ perSecond }) => perSecond))),
      perSecond: Math.round(median(roundsOf(ours).map(({ perSecond }) => perSecond))),
      cpuMicroseconds: Math.round(median(known(roundsOf(ours).map(({ cpu }) => cpu)))),
      ratio: Number(ratio.toFixed(2)),
      peers: Object.fromEntries(
        peers.slice(2).map(peer => [peer.name, Math.round(median(roundsOf(peer).map(({ perSecond }) => perSecond)))]),
      ),
    },
  })
}
