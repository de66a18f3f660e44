import type { IdSource } from '../../../src-shared/id.ts'
import type { Clock } from '../../../src-shared/time.ts'
import type { ProgramFiles } from '../serving/start-serving.ts'
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
