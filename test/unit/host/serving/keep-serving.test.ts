import { describe, expect, test } from 'vitest'
import { type Death, keepServing } from '../../../../src-main/host/serving/keep-serving.ts'
import type { Served } from '../../../../src-main/host/serving/start-serving.ts'
import { HookError } from '../../../../src-shared/error.ts'
import { MINUTE, SECOND } from '../../../../src-shared/time.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'

const summary = { sent: 1, failed: 2, waiting: 3 }

/** A host whose engines are told when to die, and what was said and done meanwhile. */
const rig = (first: { refuse?: HookError; hang?: Promise<void> } = {}) => {
  const clock = createFakeClock()
  const interrupt = Promise.withResolvers<void>()
  const said: string[] = []
  const deaths: Death[] = []
  const engines: { die: (reason: string) => void; hangs: boolean }[] = []
  let refuse = first.refuse ?? null

  const start = async (before: Served | null): Promise<Served> => {
    said.push(before === null ? 'start' : `start after ${before.url}`)
    await first.hang
    if (refuse !== null) throw refuse
    const death = Promise.withResolvers<HookError>()
    const engine = { die: (reason: string) => death.resolve(new HookError('BUSY', reason)), hangs: false }
    engines.push(engine)
    const url = `http://127.0.0.1:${engines.length}`
    return {
      url,
      died: death.promise,
      async close() {
        said.push(`close ${url}`)
        if (engine.hangs) await new Promise(() => {})
        return summary
      },
    } as Partial<Served> as Served
  }

  const ended = keepServing({
    start,
    clock,
    interrupted: interrupt.promise,
    onReady: ({ url }, isFirst) => void said.push(`ready ${url}${isFirst ? ' first' : ''}`),
    onDeath: death => void deaths.push(death),
    onStopping: () => void said.push('stopping'),
    onStuck: () => void said.push('stuck'),
  })
  return {
    clock,
    ended,
    said,
    deaths,
    engines,
    interrupt: () => interrupt.resolve(),
    refuse: (error: HookError | null) => (refuse = error),
    settle: () => clock.advance(0),
  }
}

describe('a host', () => {
  test('closes what served and says what the log holds when it is interrupted', async () => {
    const { ended, said, interrupt, settle } = rig()
    await settle()
    interrupt()
    expect(await ended).toEqual(summary)
    expect(said).toEqual(['start', 'ready http://127.0.0.1:1 first', 'stopping', 'close http://127.0.0.1:1'])
  })

  test('whose engine dies says so, closes it, and starts another in its place after a second', async () => {
    const { clock, said, deaths, engines, settle } = rig()
    await settle()
    said.length = 0
    engines[0]?.die('The store is closed.')
    await settle()
    expect(deaths).toEqual([{ reason: 'The store is closed.', attempt: 1, againInMs: SECOND }])
    expect(said).toEqual(['close http://127.0.0.1:1'])
    await clock.advance(SECOND - 1)
    expect(engines).toHaveLength(1)
    await clock.advance(1)
    expect(said.slice(1)).toEqual(['start after http://127.0.0.1:1', 'ready http://127.0.0.1:2'])
  })

  test('waits longer each time an engine dies soon, half a minute at most, and anew after a good minute', async () => {
    const { clock, deaths, engines, settle } = rig()
    for (let n = 0; n < 7; n++) {
      await settle()
      engines.at(-1)?.die('It died.')
      await settle()
      await clock.advance(deaths.at(-1)?.againInMs ?? 0)
    }
    expect(deaths.map(({ againInMs }) => againInMs / SECOND)).toEqual([1, 2, 4, 8, 16, 30, 30])
    await clock.advance(MINUTE)
    engines.at(-1)?.die('It died.')
    await settle()
    expect(deaths.at(-1)).toMatchObject({ attempt: 1, againInMs: SECOND })
  })

  test('tries again when a later start fails, each time a little later', async () => {
    const { clock, deaths, engines, refuse, settle } = rig()
    await settle()
    refuse(new HookError('DISK_FULL', 'The disk is full.'))
    engines[0]?.die('It died.')
    await clock.advance(SECOND)
    expect(deaths.at(-1)).toEqual({ reason: 'The disk is full.', attempt: 2, againInMs: 2 * SECOND })
    refuse(null)
    await clock.advance(2 * SECOND)
    expect(engines).toHaveLength(2)
  })

  test('that cannot start at all says why', async () => {
    const { ended } = rig({ refuse: new HookError('DISK_FULL', 'The disk is full.') })
    await expect(ended).rejects.toMatchObject({ code: 'DISK_FULL' })
  })

  test('that is interrupted while it waits for another start ends at once', async () => {
    const { ended, engines, interrupt, settle } = rig()
    await settle()
    engines[0]?.die('It died.')
    await settle()
    interrupt()
    expect(await ended).toBeNull()
    expect(engines).toHaveLength(1)
  })

  test('ends its process when what died cannot be closed', async () => {
    const { clock, said, engines, settle } = rig()
    await settle()
    const [engine] = engines
    if (engine !== undefined) engine.hangs = true
    engine?.die('It died.')
    await clock.advance(20 * SECOND - 1)
    expect(said).not.toContain('stuck')
    await clock.advance(1)
    expect(said).toContain('stuck')
  })

  test('that is interrupted while it starts ends its process after three seconds, or is closed when it got ready', async () => {
    const never = rig({ hang: new Promise(() => {}) })
    never.interrupt()
    await never.clock.advance(3 * SECOND - 1)
    expect(never.said).toEqual(['start'])
    await never.clock.advance(1)
    expect(never.said).toEqual(['start', 'stuck'])

    const gate = Promise.withResolvers<void>()
    const late = rig({ hang: gate.promise })
    late.interrupt()
    await late.clock.advance(2 * SECOND)
    gate.resolve()
    expect(await late.ended).toEqual(summary)
    await late.clock.advance(MINUTE)
    expect(late.said).not.toContain('stuck')
  })
})
