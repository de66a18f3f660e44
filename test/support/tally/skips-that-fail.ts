import type { Tally } from './tally.ts'

type Skip = Tally['skipped'][number]

/** The Electron runtime cannot be had everywhere. */
const needsElectron = ({ title }: Skip): boolean => /^test[\\/]e2e[\\/]electron[\\/]/.test(title)

/** Windows has no Redis server, and its folders cannot be closed by their mode. */
const needsUnix = ({ reason }: Skip): boolean => /redis-server|Windows/.test(reason)

/** The skipped tests that must not be: on CI all but those that cannot run there at all; elsewhere none. */
export const skipsThatFail = (
  skipped: readonly Skip[],
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): Skip[] => {
  if (['', '0', 'false'].includes(env.CI ?? '')) return []
  return skipped.filter(skip => !needsElectron(skip) && !(platform === 'win32' && needsUnix(skip)))
}
