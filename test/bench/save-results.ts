import { readFile, writeFile } from 'node:fs/promises'
import { cpus, release, type } from 'node:os'

const file = new URL('results.json', import.meta.url)

/** Puts figures into the file of results, where those of other benchmarks stay. */
export const saveResults = async (figures: Record<string, unknown>): Promise<void> => {
  const before: unknown = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'))
  const results = {
    ...(typeof before === 'object' ? before : {}),
    date: new Date().toISOString().slice(0, 10),
    machine: `${type()} ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}`,
    node: process.version,
    ...figures,
  }
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`)
}
