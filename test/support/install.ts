import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Runs a program in the foreground; whether it ended well. */
export const succeeds = (command: string, args: string[], quiet = false): boolean =>
  spawnSync(command, args, { stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'] }).status ===
  0

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The first of the programs that is on the PATH, or else the first of the paths that can be run; null without any. */
export const findProgram = (names: readonly string[], paths: readonly string[] = []): string | null => {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)))
  return [...onPath, ...paths].find(isExecutable) ?? null
}

/** Installs a Debian package, as root or by a sudo that does not ask; false where that is not possible. */
export const installPackage = (name: string): boolean => {
  if (process.platform !== 'linux' || !succeeds('apt-get', ['--version'], true)) return false
  const root = process.getuid?.() === 0
  if (!root && !succeeds('sudo', ['-n', 'true'], true)) return false
  const apt = (...args: string[]): boolean =>
    root
      ? succeeds('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args])
      : succeeds('sudo', ['-n', 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args])
  return apt('update') && apt('install', '-y', '--no-install-recommends', name)
}
