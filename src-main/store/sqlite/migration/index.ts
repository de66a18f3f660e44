import { init } from './0001-init.ts'

/** In order; the n-th takes a database from version n - 1 to n. Never changed after a release, only added to. */
export const migrations: readonly string[] = [init]
