import { HookError } from '../../../src-shared/error.ts'
import type { Terminal } from './terminal.ts'

/** Asks a person before something is lost. Without a person, or with `--yes`, it goes on. */
export const confirm = async (terminal: Terminal, options: { yes?: boolean }, question: string): Promise<void> => {
  if (options.yes || !terminal.isTty.in || !terminal.isTty.err) return
  const answer = await terminal.ask(`${question} [y/N] `)
  if (!/^y(es)?$/i.test(answer.trim())) throw new HookError('CONFLICT', 'Nothing was changed.')
}
