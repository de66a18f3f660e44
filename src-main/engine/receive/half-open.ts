import type { Server } from 'node:net'

/**
 * A sender that ends its side after the request still gets the answer. Node closes such connections unless this
 * property of its HTTP servers says otherwise, which its types do not name.
 */
export const allowHalfOpen = (server: Server): void => void Object.assign(server, { httpAllowHalfOpen: true })
