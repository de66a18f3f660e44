import { appendFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

/** Shorter ones are nothing to write down. */
const LEAST_MS = 20

/**
 * Loaded into a host process: writes down how much processor time its main thread spent between two looks at the clock,
 * whenever that was much. Nothing else of that thread can be done meanwhile, and unlike the time on the wall it does not
 * grow when the machine has other work.
 */
const file = process.env.TURNS_FILE
if (isMainThread && file !== undefined) {
  let before = process.threadCpuUsage()
  setInterval(() => {
    const { user, system } = process.threadCpuUsage(before)
    const spent = (user + system) / 1000
    if (spent > LEAST_MS) appendFileSync(file, `${spent.toFixed(1)}\n`)
    before = process.threadCpuUsage()
  }, 1).unref()
}
