import { resolve } from 'node:path'
import envPaths from 'env-paths'

/** Absolute path of the data directory: the flag, else HOOKBENCH_DATA, else the OS's application-data folder. */
export const dataDirectory = (flag: string | undefined, env: Readonly<Record<string, string | undefined>>): string =>
  resolve(flag || env.HOOKBENCH_DATA || envPaths('Hookbench', { suffix: '' }).data)

/** What a command needs to find a data directory in any terminal. */
export const dataDirectoryArguments = (dataDir: string): string[] =>
  dataDir === dataDirectory(undefined, {}) ? [] : ['--data-dir', dataDir]
