import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { type Command, Option } from 'commander'
import { z } from 'zod'
import { RPC_PATH, toHookError } from '../../../src-shared/contract/client.ts'
import type { Contract } from '../../../src-shared/contract/index.ts'
import { HookError } from '../../../src-shared/error.ts'
import { dataDirectory } from './data-directory.ts'
import { readArgument } from './option/file-argument.ts'
import type { Terminal } from './terminal.ts'

/** What a call can carry beside its input. */
interface CallContext {
  idempotencyKey?: string
}

/** The client of a running engine. Every call that fails throws a HookError. */
export type EngineClient = ContractRouterClient<Contract, CallContext>

/** Where to look for the engine and how to be let in. */
export interface EngineOptions {
  dataDir?: string
  url?: string
  token?: string
}

/** The options that say which engine is meant; the program takes them before the name of a command too. */
export const addEngineOptions = (command: Command, { url } = { url: true }): Command => {
  const options = [
    new Option('--data-dir <dir>', 'data directory of the engine (HOOKBENCH_DATA)'),
    ...(url ? [new Option('--url <url>', 'address of the engine (HOOKBENCH_URL), else from the data directory')] : []),
    new Option('--token <token>', 'token or @file (HOOKBENCH_TOKEN), else from the data directory'),
  ]
  for (const option of options) command.addOption(option.helpGroup('Which engine:'))
  return command
}

/** A command that talks to a running engine. `ownUrl` when its own `--url` means something else. */
export const engineCommand = (command: Command, { ownUrl } = { ownUrl: false }): Command =>
  addEngineOptions(command.option('--json', 'print JSON lines'), { url: !ownUrl })

const START_HELP = 'Start one with: hookbench serve'
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

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
  LOOPBACK.test(new URL(url).hostname) ? (await readOptional(join(dataDir, 'token')))?.trim() : undefined

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

const createClient = ({ url, token }: { url: string; token: string }): EngineClient => {
  const link = new RPCLink<CallContext>({
    url: new URL(RPC_PATH, url).href,
    headers: ({ context }) => ({
      authorization: `Bearer ${token}`,
      ...(context.idempotencyKey === undefined ? {} : { 'idempotency-key': context.idempotencyKey }),
    }),
    async fetch(request, init) {
      try {
        return await fetch(request, init)
      } catch (cause) {
        if (request.signal.aborted) throw cause
        throw new HookError('BUSY', `Nothing answers at ${url}: no engine is running there.`, {
          cause,
          help: START_HELP,
        })
      }
    },
    interceptors: [
      async ({ next, signal }) => {
        try {
          return await next()
        } catch (error) {
          throw signal?.aborted ? error : toHookError(error)
        }
      },
    ],
  })
  return createORPCClient<EngineClient>(link)
}

/**
 * A client of the engine that a command's options, or those before its name, point at. Throws HookError (BUSY,
 * UNAUTHORIZED, FORBIDDEN) when there is none. `ownUrl` as for `engineCommand`.
 */
export const connect = async (
  command: Command,
  terminal: Terminal,
  { ownUrl } = { ownUrl: false },
): Promise<EngineClient> => {
  const given: EngineOptions = {}
  for (let at: Command | null = command; at; at = at.parent) {
    const { dataDir, url, token } = at.opts<EngineOptions>()
    if (dataDir !== undefined) given.dataDir ??= dataDir
    if (token !== undefined) given.token ??= token
    if (url !== undefined && (at !== command || !ownUrl)) given.url ??= url
  }
  return createClient(await findEngine(given, terminal))
}
