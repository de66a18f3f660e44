import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { HookError } from '../../src-shared/error.ts'
import { fileError, isMissing } from './file-error.ts'
import { writeDataFile } from './write-data-file.ts'

export interface JsonFile<T> {
  /** What the file says, or `empty` when there is none. Throws HookError DATA_DIRECTORY_UNUSABLE when it is damaged. */
  load(): Promise<T>
  save(value: Readonly<T>): Promise<void>
}

interface JsonFileOptions<T> {
  path: string
  schema: z.ZodType<T>
  empty: T
  /** What a person can do about a damaged one. */
  help: string
}

/** A file of the data directory that holds one JSON value, readable by its owner only. */
export const jsonFile = <T>({ path, schema, empty, help }: JsonFileOptions<T>): JsonFile<T> => {
  const read = async (): Promise<string | null> => {
    try {
      return await readFile(path, 'utf8')
    } catch (error) {
      if (isMissing(error)) return null
      throw fileError(path, error)
    }
  }

  return {
    async load() {
      const text = await read()
      if (text === null) return empty
      try {
        return schema.parse(JSON.parse(text))
      } catch (cause) {
        throw new HookError('DATA_DIRECTORY_UNUSABLE', `The file ${path} is damaged.`, { help, cause })
      }
    },
    save: value => writeDataFile(path, JSON.stringify(value, null, 2)),
  }
}
