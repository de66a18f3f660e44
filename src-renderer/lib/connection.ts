import { create } from 'zustand'
import { SECOND } from '../../src-shared/time.ts'
import { clock } from './clock.ts'

export type Connection =
  | { state: 'connecting' }
  | { state: 'open' }
  | { state: 'reconnecting'; reason: string; attempt: number }
  /** `help`: where the token stands, if the engine told. */
  | { state: 'login'; help: string | null }
  | { state: 'failed'; reason: string }

interface State {
  connection: Connection
  /** The engine has not been reached for so long that the page says so and takes no writes. */
  away: boolean
  /** Until when what the page shows was kept up to date; null when nothing was read yet. */
  heardAt: number | null
}

/** A gap that is shorter than this is bridged by waiting. */
const GRACE_MS = SECOND

let cancelGrace: (() => void) | null = null

const startGrace = (): void => {
  cancelGrace ??= clock.after(GRACE_MS, () => useConnection.setState({ away: true }))
}

const endGrace = (): void => {
  cancelGrace?.()
  cancelGrace = null
}

/** How the way to the engine is. */
export const useConnection = create<State>(() => {
  startGrace()
  return { connection: { state: 'connecting' }, away: false, heardAt: null }
})

export const setConnection = (connection: Connection): void => {
  const before = useConnection.getState()
  const reached = connection.state === 'open' || connection.state === 'login'
  if (reached) endGrace()
  else startGrace()
  useConnection.setState({
    connection,
    ...(reached ? { away: false } : {}),
    ...(before.connection.state === 'open' ? { heardAt: clock.now() } : {}),
  })
}

export const useAway = (): boolean => useConnection(state => state.away)

/** Why nothing can be changed now, for what would change something; null when it can. */
export const useWritesOff = (): string | null =>
  useAway() ? 'The engine is not reached. Nothing can be changed until it is back; what you typed stays.' : null
