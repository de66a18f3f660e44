import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { HookError } from '../../../src-shared/error.ts'
import { dataDirectory } from '../data-directory.ts'
import { isLoopbackHost } from '../is-loopback-host.ts'
import type { EngineOptions } from './engine-options.ts'
import { readArgument } from './option/file-argument.ts'
import type { Terminal } from './terminal.ts'

export const START_HELP = 'Start one with: hookbench serve'

const runningSchema = z.object({ url: z.url({ protocol: /^https?$/ }), pid: z.int() })

const readOptional = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return
    const reason = error instanceof Error ? error.message : String(error)
    throw new HookError('FORBIDDEN', `Cannot read ${path}: ${reason}.`, { cause: error })
  }
}

/** The address that an engine of this data directory wrote down when it was ready. */
const runningUrl = async (dataDir: string): Promise<string> => {
  const text = await readOptional(join(dataDir, 'engine.json'))
  if (text === undefined) {
    throw new HookError('BUSY', `No engine is running with the data directory ${dataDir}.`, { help: START_HELP })
  }
  try {
    return runningSchema.parse(JSON.parse(text)).url
  } catch (cause) {
    throw new HookError('BUSY', `The file engine.json in ${dataDir} does not say where the engine is.`, {
      cause,
      help: START_HELP,
    })
  }
}

const parseUrl = (text: string): string => {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text
  throw new HookError('INVALID_INPUT', `"${text}" is not an http or https address.`, { field: 'url' })
}

/** The token of the data directory is a key to the engine of this machine: it is not sent to another one. */
const localToken = async (url: string, dataDir: string): Promise<string | undefined> =>
  isLoopbackHost(new URL(url).hostname) ? (await readOptional(join(dataDir, 'token')))?.trim() : undefined

/** Address and token of the engine: flags, then environment, then what the data directory says. */
export const findEngine = async (
  options: EngineOptions,
  terminal: Terminal,
): Promise<{ url: string; token: string }> => {
  const dataDir = dataDirectory(options.dataDir, terminal.env)
  const givenUrl = options.url || terminal.env.HOOKBENCH_URL
  const url = givenUrl ? parseUrl(givenUrl) : await runningUrl(dataDir)
  const givenToken = options.token
    ? (await readArgument(options.token, terminal)).toString('utf8').trim()
    : terminal.env.HOOKBENCH_TOKEN
  const token = givenToken || (await localToken(url, dataDir))
  if (token) return { url, token }
  throw new HookError('UNAUTHORIZED', `There is no token for the engine at ${url}.`, {
    help: 'Give one with --token @file or the environment variable HOOKBENCH_TOKEN.',
  })
}
