import type { Start } from '../../src-shared/model/status.ts'
import { shellWords } from './shell-quote.ts'

export type KnownStart = Pick<Start, 'reach'> | null | undefined

/** A command of `hookbench` that finds this engine from any terminal. */
export const hookbenchLine = (start: KnownStart, command: string): string =>
  ['hookbench', command, ...(start && start.reach.length > 0 ? [shellWords(start.reach)] : [])].join(' ')
