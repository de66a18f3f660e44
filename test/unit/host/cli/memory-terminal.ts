import { Readable } from 'node:stream'
import { createIdSource } from '../../../../src-shared/id.ts'
import type { Clock } from '../../../../src-shared/time.ts'
import { runCli } from '../../../../src-main/host/cli/run-cli.ts'
import type { Terminal } from '../../../../src-main/host/cli/terminal.ts'
import { systemClock } from '../../../../src-main/host/system-clock.ts'

export interface MemoryTerminal {
  terminal: Terminal
  stdout(): string
  stderr(): string
  /** The lines of standard output, parsed. */
  jsonLines(): Record<string, unknown>[]
  /** As Ctrl-C does. */
  interrupt(): void
}

export interface Given {
  env?: Record<string, string>
  stdin?: string
  width?: number
  /** Entry of the store threads, when it is not the program's own. */
  worker?: URL
  /** What a person types at a question; without it nobody is there. */
  answer?: string
}

/** A terminal whose output can be read. */
export const memoryTerminal = ({ env = {}, stdin = '', width, answer }: Given = {}): MemoryTerminal => {
  const listeners = new Set<() => void>()
  const out: Buffer[] = []
  let err = ''
  const person = answer !== undefined
  return {
    terminal: {
      env,
      stdin: Readable.from([Buffer.from(stdin)]),
      out: data => void out.push(Buffer.from(data)),
      err: text => {
        err += text
      },
      isTty: { in: person, out: false, err: person },
      colours: false,
      width: width ?? Number.POSITIVE_INFINITY,
      onInterrupt(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      async ask(question) {
        err += question
        return answer ?? ''
      },
      exitNow: code => {
        throw new Error(`exited with ${code}`)
      },
    },
    stdout: () => Buffer.concat(out).toString(),
    stderr: () => err,
    jsonLines: () =>
      Buffer.concat(out)
        .toString()
        .split('\n')
        .filter(line => line !== '')
        .map(line => JSON.parse(line)),
    interrupt: () => {
      for (const listener of listeners) listener()
    },
  }
}

/** The store thread from its source; no user interface: that folder holds this file. */
const files = {
  template: new URL('../../../../src-main/template.ts', import.meta.url),
  worker: new URL('../../../../src-main/store.ts', import.meta.url),
  rendererDir: import.meta.dirname,
}

/** Runs a command line on a memory terminal, in this process. */
export const startCli = (args: readonly string[], given: Given = {}, clock: Clock = systemClock) => {
  const memory = memoryTerminal(given)
  const worker = given.worker === undefined ? {} : { worker: given.worker }
  const ended = runCli(args, {
    terminal: memory.terminal,
    clock,
    ids: createIdSource(clock),
    files: { ...files, ...worker },
  })
  return { ...memory, ended }
}

/** The same, resolved when it has ended. */
export const run = async (args: readonly string[], given: Given = {}, clock?: Clock) => {
  const started = startCli(args, given, clock)
  return { code: await started.ended, stdout: started.stdout(), stderr: started.stderr() }
}
