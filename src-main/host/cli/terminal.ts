import type { Readable } from 'node:stream'

/** What a command sees of the process that runs it. */
export interface Terminal {
  env: Readonly<Record<string, string | undefined>>
  stdin: Readable
  /** Standard output, exactly these bytes. */
  out(data: string | Uint8Array): void
  /** Standard error. */
  err(text: string): void
  /** Whether a person is at the other end. */
  isTty: { in: boolean; out: boolean; err: boolean }
  /** Whether standard output shows colours. */
  colours: boolean
  /** Columns of standard output; Infinity when it is not a terminal. */
  width: number
  /** Calls the listener at every Ctrl-C or SIGTERM instead of ending; the returned function stops that. */
  onInterrupt(listener: () => void): () => void
  /** Asks on standard error and resolves with the line typed. */
  ask(question: string): Promise<string>
  /** Ends the process at once. */
  exitNow(code: number): void
}
