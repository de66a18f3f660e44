import type { Terminal } from './terminal.ts'

/** Resolves at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
export const untilInterrupted = (terminal: Terminal): { interrupted: Promise<void>; release: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>()
  let seen = false
  const release = terminal.onInterrupt(() => {
    if (seen) terminal.exitNow(130)
    seen = true
    resolve()
  })
  return { interrupted: promise, release }
}
