import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { Command } from 'commander'
import { RPC_PATH, toHookError } from '../../../src-shared/contract/client.ts'
import type { Contract } from '../../../src-shared/contract/index.ts'
import { HookError } from '../../../src-shared/error.ts'
import type { EngineOptions } from './engine-options.ts'
import { findEngine, START_HELP } from './find-engine.ts'
import type { Terminal } from './terminal.ts'

/** What a call can carry beside its input. */
interface CallContext {
  idempotencyKey?: string
}

/** The client of a running engine. Every call that fails throws a HookError. */
export type EngineClient = ContractRouterClient<Contract, CallContext>

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

/** What a command's options, and those before its name, say of the engine. `ownUrl` as for `engineCommand`. */
export const engineOptionsOf = (command: Command, { ownUrl } = { ownUrl: false }): EngineOptions => {
  const given: EngineOptions = {}
  for (let at: Command | null = command; at; at = at.parent) {
    const { dataDir, url, token } = at.opts<EngineOptions>()
    if (dataDir !== undefined) given.dataDir ??= dataDir
    if (token !== undefined) given.token ??= token
    if (url !== undefined && (at !== command || !ownUrl)) given.url ??= url
  }
  return given
}

/**
 * A client of the engine that a command's options, or those before its name, point at. Throws HookError (BUSY,
 * UNAUTHORIZED, FORBIDDEN) when there is none. `ownUrl` as for `engineCommand`.
 */
export const connect = async (
  command: Command,
  terminal: Terminal,
  { ownUrl } = { ownUrl: false },
): Promise<EngineClient> => createClient(await findEngine(engineOptionsOf(command, { ownUrl }), terminal))
