import { useQuery } from '@tanstack/react-query'
import { rpc } from '../../lib/rpc.ts'

/** The catalogue: one's own event types by name, then the built-in ones. */
export const useEventTypes = () => useQuery(rpc.eventTypes.list.queryOptions())
