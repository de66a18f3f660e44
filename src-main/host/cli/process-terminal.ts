import { createInterface } from 'node:readline/promises'
import type { Terminal } from './terminal.ts'

/** The reader of our output went away (`… | head`): nobody is left to write for. */
const endWithoutReader = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
}

/** The terminal of this process. */
export const processTerminal = (): Terminal => {
  const { stdin, stdout, stderr, env } = process
  stdout.on('error', endWithoutReader)
  return {
    env,
    stdin,
    out: data => void stdout.write(data),
    err: text => void stderr.write(text),
    isTty: { in: stdin.isTTY, out: stdout.isTTY, err: stderr.isTTY },
    colours: stdout.isTTY && stdout.hasColors() && !env.NO_COLOR,
    width: stdout.isTTY ? stdout.columns : Number.POSITIVE_INFINITY,

    onInterrupt(listener) {
      process.on('SIGINT', listener).on('SIGTERM', listener)
      return () => process.off('SIGINT', listener).off('SIGTERM', listener)
    },

    async ask(question) {
      const lines = createInterface({ input: stdin, output: stderr })
      try {
        return await lines.question(question)
      } finally {
        lines.close()
      }
    },

    exitNow: code => process.exit(code),
  }
}
