import type { HostProcess } from '../support/host-process.ts'

export interface PublishTally {
  /** Ids of the messages that were acknowledged. */
  acknowledged: Set<string>
  /** Requests that got no answer because the host died, and were made again. */
  repeated: number
}

export interface PublishOptions {
  count: number
  publishers: number
  random: () => number
  /** The host that runs, or is about to. */
  host: () => Promise<HostProcess>
  tally: PublishTally
}

interface BatchAnswer {
  ids: string[]
  errors: { index: number; error: { code: string; message: string } }[]
}

const LARGEST_BATCH = 40

/** Splits the events 0 … count-1 into single publishes and batches, by half. */
const plan = (count: number, random: () => number): number[][] => {
  const jobs: number[][] = []
  for (let next = 0; next < count; ) {
    const singles = random() < 0.5
    const size = Math.min(1 + Math.floor(random() * LARGEST_BATCH), count - next)
    const events = Array.from({ length: size }, (_, i) => next + i)
    if (singles) jobs.push(...events.map(event => [event]))
    else jobs.push(events)
    next += size
  }
  return jobs
}

const toEvent = (event: number) => ({ type: 'order.paid', data: { event, note: 'x'.repeat(300) } })

/**
 * Publishes as a careful client does: what got no answer is published again, singles under the same Idempotency-Key,
 * batches with the same ids. So every event is one message, however often the host dies.
 */
export const publishAll = async ({ count, publishers, random, host, tally }: PublishOptions): Promise<void> => {
  const jobs = plan(count, random)

  const publishOne = async ({ rest }: HostProcess, event: number): Promise<void> => {
    const { status, body } = await rest<{ id: string }>('POST', '/messages', toEvent(event), {
      'idempotency-key': `event-${event}`,
    })
    if (status !== 202) throw new Error(`A publish was answered ${status}: ${JSON.stringify(body)}`)
    tally.acknowledged.add(body.id)
  }

  const publishBatch = async ({ rest }: HostProcess, events: number[], isRepeat: boolean): Promise<void> => {
    const items = events.map(event => ({ id: `event-${event}`, ...toEvent(event) }))
    const { status, body } = await rest<BatchAnswer>('POST', '/messages/batch', items)
    const wrong = status === 202 ? body.errors.find(({ error }) => !(isRepeat && error.code === 'CONFLICT')) : body
    if (wrong !== undefined) throw new Error(`A batch was answered ${status}: ${JSON.stringify(wrong)}`)
    for (const { id } of items) tally.acknowledged.add(id)
  }

  const publishJob = async (events: number[]): Promise<void> => {
    for (let isRepeat = false; ; isRepeat = true) {
      const running = await host()
      try {
        const [event] = events
        if (events.length === 1 && event !== undefined) await publishOne(running, event)
        else await publishBatch(running, events, isRepeat)
        return
      } catch (error) {
        if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error
        tally.repeated++
      }
    }
  }

  const publish = async (): Promise<void> => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) await publishJob(job)
  }
  await Promise.all(Array.from({ length: publishers }, publish))
}
