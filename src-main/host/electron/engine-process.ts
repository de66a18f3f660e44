import { type MessagePortMain, utilityProcess, type UtilityProcess } from 'electron'
import { type Clock, MINUTE, SECOND } from '../../../src-shared/time.ts'
import type { Notice } from '../../../src-shared/model/notice.ts'
import type { ErrorBody } from '../../../src-shared/error.ts'
import type { EngineState } from '../../../src-shared/shell.ts'
import type { FromEngine, ToEngine } from './engine-message.ts'

/** How long an engine may take to end what it has in hand before it is killed. */
const STOP_TIMEOUT_MS = 10 * SECOND
const FIRST_DELAY_MS = SECOND / 2
const LONGEST_DELAY_MS = 30 * SECOND
/** An engine that ran this long starts the back-off anew when it ends. */
const STEADY_MS = MINUTE

export interface EngineProcess {
  state(): EngineState
  /** Calls `listener` with every change. */
  watch(listener: (state: EngineState) => void): void
  /** Calls `listener` with what the engine wants a person to hear of. */
  onNotice(listener: (notice: Notice) => void): void
  /** Gives the engine a client's port; only while it is running. */
  connect(port: MessagePortMain): void
  /** Ends the engine cleanly; resolves when its process is gone. */
  stop(): Promise<void>
}

interface EngineProcessOptions {
  /** Path of the engine's entry. */
  entry: string
  start: Omit<Extract<ToEngine, { type: 'start' }>, 'type'>
  clock: Clock
}

const sentence = ({ message, help }: ErrorBody): string => (help === undefined ? message : `${message} ${help}`)

/**
 * Keeps one engine running in a process of its own.
 *
 *   starting ──ready──▶ running ──exit──▶ restarting ──ready──▶ running
 *      │ └───exit───────────────────────────▲  │ └──exit: wait twice as long, fork again
 *      └──failed──▶ failed ◀─────failed────────┘
 *
 * `failed` is the engine's own word that it cannot run (a newer database, a wrong key). stop() leads out of every state.
 */
export const startEngineProcess = ({ entry, start, clock }: EngineProcessOptions): EngineProcess => {
  const listeners: ((state: EngineState) => void)[] = []
  const noticeListeners: ((notice: Notice) => void)[] = []
  let state: EngineState = { state: 'starting' }
  let child: UtilityProcess | null = null
  let attempt = 0
  let stopping = false
  let cancelRestart = (): void => {}

  const enter = (next: EngineState): void => {
    state = next
    for (const listener of listeners) listener(next)
  }

  const send = (message: ToEngine, ports: MessagePortMain[] = []): void => child?.postMessage(message, ports)

  const restart = (reason: string): void => {
    attempt++
    enter({ state: 'restarting', reason, attempt })
    cancelRestart = clock.after(Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS), fork)
  }

  const fork = (): void => {
    const process = utilityProcess.fork(entry, [], { serviceName: 'Hookbench engine', stdio: 'inherit' })
    let readyAt: number | null = null
    let lastWord: string | null = null
    child = process
    send({ type: 'start', ...start })

    process.on('message', (message: FromEngine) => {
      if (stopping) return
      if (message.type === 'notice') return noticeListeners.forEach(listener => listener(message.notice))
      if (message.type === 'failed') return enter({ state: 'failed', reason: sentence(message.error) })
      if (message.type === 'died') return void (lastWord = message.error.message)
      readyAt = clock.elapsed()
      enter({ state: 'running' })
    })

    process.once('exit', code => {
      child = null
      if (stopping || state.state === 'failed') return
      if (readyAt !== null && clock.elapsed() - readyAt >= STEADY_MS) attempt = 0
      restart(lastWord ?? `The engine ended unexpectedly (exit code ${code}).`)
    })
  }

  fork()

  return {
    state: () => state,
    watch: listener => void listeners.push(listener),
    onNotice: listener => void noticeListeners.push(listener),
    connect: port => send({ type: 'client' }, [port]),

    stop: () => {
      stopping = true
      cancelRestart()
      const running = child
      if (running === null) return Promise.resolve()
      const gone = new Promise<void>(done => running.once('exit', () => done()))
      const cancelKill = clock.after(STOP_TIMEOUT_MS, () => running.kill())
      send({ type: 'stop' })
      return gone.finally(cancelKill)
    },
  }
}
