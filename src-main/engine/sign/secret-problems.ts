import type { BoundScheme } from './scheme/any-scheme.ts'
import type { Claim } from './scheme/scheme.ts'
import { tryKey } from './verify.ts'

const NOTHING = new Uint8Array(0)
/** With a signature that is of no scheme's form, so that the key is read and nothing else is tried. */
const NO_CLAIM: Claim = { parts: [], signatures: ['!'], id: null, time: null }

/** For each secret why the scheme cannot verify with it; null: it can. */
export const secretProblems = (scheme: BoundScheme | null, secrets: readonly string[]): (string | null)[] =>
  secrets.map(secret => {
    const tried = scheme === null ? false : tryKey(() => scheme.matches(secret, NOTHING, NO_CLAIM))
    return typeof tried === 'string' ? tried : null
  })
