import { resolve } from 'node:path'
import envPaths from 'env-paths'
import type { Terminal } from './terminal.ts'

/** Absolute path of the data directory: the flag, else HOOKBENCH_DATA, else the OS's application-data folder. */
export const dataDirectory = (flag: string | undefined, env: Terminal['env']): string =>
  resolve(flag || env.HOOKBENCH_DATA || envPaths('Hookbench', { suffix: '' }).data)
