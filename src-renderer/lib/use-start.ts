import { useQuery } from '@tanstack/react-query'
import type { Start } from '../../src-shared/model/status.ts'
import { rpc } from './rpc.ts'

/** How this engine was started, as far as this page may know; what was known last while it is not reached. */
export const useStart = (): Start | null | undefined => useQuery(rpc.engine.status.queryOptions()).data?.start
