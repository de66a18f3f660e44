import { ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { fromBody, HookError, isErrorBody } from '../error.ts'
import type { Contract } from './index.ts'

/** The typed client of the contract, over whatever link. */
export type Client = ContractRouterClient<Contract>

/** Path below which the RPC wire is served over HTTP and WebSocket. */
export const RPC_PATH = '/rpc'

/** What a call threw, as the HookError that the engine raised. */
export const toHookError = (error: unknown): HookError => {
  if (error instanceof HookError) return error
  if (error instanceof ORPCError) {
    if (isErrorBody(error.data)) return fromBody(error.data)
    if (error.status === 401) return new HookError('UNAUTHORIZED', 'The engine does not accept this session or token.')
  }
  const reason = error instanceof Error ? error.message : String(error)
  return new HookError('BUSY', `The engine cannot be reached (${reason}).`, { help: 'Check that it is running.' })
}
