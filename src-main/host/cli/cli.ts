import type { IdSource } from '../../../src-shared/id.ts'
import type { Clock } from '../../../src-shared/time.ts'
import type { ExitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'

/** What every command is given. */
export interface Cli {
  terminal: Terminal
  clock: Clock
  ids: IdSource
  files: ProgramFiles
  /** Sets the exit code of a command that ends without an error. */
  finish(code: ExitCode): void
}

/** The parts of the program that the headless host needs beside its own file. */
export interface ProgramFiles {
  /** Entry of the store thread. */
  worker: URL
  /** Folder of the built user interface. */
  rendererDir: string
}
