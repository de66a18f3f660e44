import { spawn } from 'node:child_process'
import { HookError } from '../../../../../src-shared/error.ts'
import { type Clock, SECOND } from '../../../../../src-shared/time.ts'
import type { Terminal } from '../../terminal.ts'

export interface CommandEnd {
  exitCode: number | null
  signal: string | null
}

export interface RunningCommand {
  /** As it was given. */
  text: string
  /** Rejects with a HookError when it cannot be started. */
  ended: Promise<CommandEnd>
  /** Asks it to end, and after 5 s makes it; resolves when it has. */
  stop(): Promise<void>
}

const GRACE = 5 * SECOND
const groups = process.platform !== 'win32'

/** Runs the command under test; all it writes goes to standard error. A text is for the shell, a list is run as it is. */
export const runCommand = (
  given: string | readonly string[],
  env: Record<string, string>,
  { terminal, clock }: { terminal: Terminal; clock: Clock },
): RunningCommand => {
  const shell = typeof given === 'string'
  const [program = '', ...args] = shell ? [given] : given
  // A group of its own, so that stopping it also stops what a shell started.
  const child = spawn(program, args, {
    shell,
    detached: groups,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...terminal.env, ...env },
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => terminal.err(text))
  }

  const { promise, resolve, reject } = Promise.withResolvers<CommandEnd>()
  child.on('error', cause => {
    reject(
      new HookError('INVALID_INPUT', `The command ${program} cannot be started: ${cause.message}.`, {
        cause,
        help: 'Write it behind --, or as one text for the shell with --exec. An inbox is named with --inbox.',
      }),
    )
  })
  child.on('close', (exitCode, signal) => resolve({ exitCode, signal }))

  const kill = (signal: NodeJS.Signals): void => {
    const { pid } = child
    if (pid === undefined) return
    if (!groups) {
      spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' }).on('error', () => child.kill(signal))
      return
    }
    try {
      process.kill(-pid, signal)
    } catch {
      // It has ended already.
    }
  }
  return {
    text: shell ? given : given.join(' '),
    ended: promise,
    async stop() {
      kill('SIGTERM')
      const cancel = clock.after(GRACE, () => kill('SIGKILL'))
      await promise.catch(() => null)
      cancel()
    },
  }
}
