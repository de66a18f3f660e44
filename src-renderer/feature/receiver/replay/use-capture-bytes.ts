import { skipToken, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import { fromBase64 } from '../../../lib/bytes.ts'
import { fetchBody } from '../body/use-body.ts'

/** The whole body of a capture; a long one is fetched when it is wanted. Null: not there yet. */
export const useCaptureBytes = (capture: Capture, wanted: boolean): { bytes: Uint8Array | null; error: unknown } => {
  const { id, bodyBase64 } = capture
  const own = useMemo(() => (bodyBase64 === null ? null : fromBase64(bodyBase64)), [bodyBase64])
  const long = useQuery({
    queryKey: ['capture-body-whole', id],
    queryFn: wanted && own === null ? () => fetchBody(id) : skipToken,
  })
  return { bytes: own ?? long.data ?? null, error: long.error }
}
