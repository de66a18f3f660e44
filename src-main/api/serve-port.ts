import { RPCHandler, type MessagePortHandlerOptions } from '@orpc/server/message-port'
import type { Engine } from '../engine/create-engine.ts'
import { handlerOptions } from './handler-options.ts'
import type { ApiContext } from './context.ts'
import { router } from './router.ts'

export type Port = Parameters<RPCHandler<ApiContext>['upgrade']>[0]

/** Serves the contract to whoever holds the other end of the port. */
export const servePort = (engine: Engine, port: Port, report: (error: unknown) => void): void => {
  const options: MessagePortHandlerOptions<ApiContext> & ReturnType<typeof handlerOptions> = handlerOptions(report)
  new RPCHandler<ApiContext>(router, options).upgrade(port, {
    context: { engine, identity: { role: 'admin', tier: 'pro' } },
  })
}
