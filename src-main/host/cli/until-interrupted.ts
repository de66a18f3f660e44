import { SECOND } from '../../../src-shared/time.ts'
import type { Cli } from './cli.ts'

/** A signal to a whole process group also comes through the script that started us: both are one. */
const SAME_SIGNAL = 1 * SECOND

/** Resolves at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
export const untilInterrupted = ({
  terminal,
  clock,
}: Pick<Cli, 'terminal' | 'clock'>): { interrupted: Promise<void>; release: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>()
  let firstAt: number | null = null
  const release = terminal.onInterrupt(() => {
    const now = clock.elapsed()
    if (firstAt !== null && now - firstAt > SAME_SIGNAL) terminal.exitNow(130)
    firstAt ??= now
    resolve()
  })
  return { interrupted: promise, release }
}
