import { useQuery } from '@tanstack/react-query'
import type { HeldRequest } from '../../../../src-shared/model/answering.ts'
import { useAway } from '../../../lib/connection.ts'
import { rpc } from '../../../lib/rpc.ts'

const NONE: HeldRequest[] = []

/** Requests that wait for a person, oldest first; none while nobody can know. */
export const useHeld = (): HeldRequest[] => {
  const known = useQuery(rpc.receiver.held.queryOptions()).data?.items
  return useAway() ? NONE : (known ?? NONE)
}
