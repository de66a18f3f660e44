import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import { fromBase64 } from '../../../lib/bytes.ts'
import { client } from '../../../lib/rpc.ts'

/** So much of a long body is fetched to be shown; the rest is for a file. */
export const SHOWN_BYTES = 256 * 1024

export interface Body {
  bytes: Uint8Array<ArrayBuffer> | null
  /** The bytes are its beginning only. */
  isPart: boolean
  error: unknown
  retry(): void
}

type HasBody = Pick<Capture, 'id' | 'bodyBase64' | 'bodySize'>

export const fetchBody = async (id: string, first?: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await client.captures.body(first === undefined ? { id } : { id, first })).arrayBuffer())

/** The bytes of a body as far as they are shown. */
export const useBody = ({ id, bodyBase64 }: HasBody): Body => {
  const own = useMemo(() => (bodyBase64 === null ? null : fromBase64(bodyBase64)), [bodyBase64])
  const long = useQuery({
    queryKey: ['capture-body', id],
    queryFn: () => fetchBody(id, SHOWN_BYTES),
    enabled: own === null,
  })
  return {
    bytes: own ?? long.data ?? null,
    isPart: own === null,
    error: long.error,
    retry: () => void long.refetch(),
  }
}
