import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const BUILT = join(ROOT, 'out/main/cli.js')

const builtAfter = (times: readonly number[]): boolean =>
  existsSync(BUILT) && statSync(BUILT).mtimeMs > Math.max(...times)

/** The built program when it is newer than every source (it starts three times as fast), else the sources. */
const findProgram = (): string => {
  const sources = ['src-main', 'src-shared'].flatMap(folder => globSync(`${folder}/**/*.ts`, { cwd: ROOT }))
  const current = builtAfter(sources.map(file => statSync(join(ROOT, file)).mtimeMs))
  return current ? BUILT : join(ROOT, 'src-main/cli.ts')
}

/** What `node` runs as `hookbench`. */
export const PROGRAM = findProgram()
