import { create } from 'zustand'

export type Connection =
  | { state: 'connecting' }
  | { state: 'open' }
  | { state: 'reconnecting'; reason: string; attempt: number }
  | { state: 'login' }
  | { state: 'failed'; reason: string }

/** How the way to the engine is, for the status bar and the login page. */
export const useConnection = create<{ connection: Connection }>(() => ({ connection: { state: 'connecting' } }))

export const setConnection = (connection: Connection): void => useConnection.setState({ connection })
