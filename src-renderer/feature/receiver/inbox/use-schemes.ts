import { useQuery } from '@tanstack/react-query'
import type { SchemeInfo } from '../../../../src-shared/model/scheme-info.ts'
import { rpc } from '../../../lib/rpc.ts'

const NONE: SchemeInfo[] = []

/** Every way of signing that the engine knows; it does not change while it runs. */
export const useSchemes = (): SchemeInfo[] =>
  useQuery(rpc.schemes.list.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data?.items ?? NONE
