import { startSink } from './start-sink.ts'
import { measureEmbedded } from './measure-embedded.ts'
import { measureLimit } from './measure-limit.ts'
import { saveResults } from './save-results.ts'
import { median } from './workload.ts'

const LIMIT_COUNT = 60_000
const EMBEDDED_COUNT = 30_000

const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en').padStart(7)}/s`

/** Deliveries beside what the machine can send at most. */
export const benchSending = async (rounds: number): Promise<void> => {
  const sink = await startSink()
  await measureLimit(sink.url, 5_000)
  await measureEmbedded(sink.url, 5_000)

  const limit: number[] = []
  const embedded: number[] = []
  for (let round = 1; round <= rounds; round++) {
    limit.push(await measureLimit(sink.url, LIMIT_COUNT))
    embedded.push(await measureEmbedded(sink.url, EMBEDDED_COUNT))
    console.log(`round ${round}: limit ${perSecond(limit.at(-1) ?? 0)}   embedded ${perSecond(embedded.at(-1) ?? 0)}`)
  }
  sink.stop()

  /** Of each round its own: the machine's speed changes from round to round. */
  const ratio = median(embedded.map((value, round) => value / (limit[round] ?? Number.NaN)))
  console.log(`
  limit     undici Pool.dispatch, nothing else      ${perSecond(median(limit))}
  embedded  durable, signed, logged deliveries      ${perSecond(median(embedded))}
  ratio                                             ${ratio.toFixed(2).padStart(9)}   (aim 0.40)`)

  await saveResults({
    limitPerSecond: Math.round(median(limit)),
    embeddedPerSecond: Math.round(median(embedded)),
    ratio: Number(ratio.toFixed(2)),
  })
}
