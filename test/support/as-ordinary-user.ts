import { chownSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** `nobody` on Debian; any account that owns nothing would do. */
const NOBODY = 65_534

/**
 * Does the work as an account to which the rights of files apply: root would read every folder. `folder`, its parent and
 * what is in it belong to that account then. Nothing may be loaded meanwhile: the sources may be closed to it.
 */
export const asOrdinaryUser = async (folder: string, work: () => Promise<void>): Promise<void> => {
  const { seteuid } = process
  if (process.getuid?.() !== 0 || seteuid === undefined) return work()
  const inside = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => join(folder, path))
  for (const path of [join(folder, '..'), folder, ...inside]) chownSync(path, NOBODY, NOBODY)
  seteuid(NOBODY)
  try {
    await work()
  } finally {
    seteuid(0)
  }
}
