import { toast } from 'sonner'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import type { CaptureMark } from '../../../../src-shared/model/capture-filter.ts'
import { type Capture, captureSummarySchema } from '../../../../src-shared/model/capture.ts'
import { captureNews } from '../../../lib/capture-news.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { client, rpc } from '../../../lib/rpc.ts'

/** Pins, colours or notes a capture, and shows it at once wherever it is seen. */
export const markCapture = async (id: string, mark: CaptureMark): Promise<Capture | null> => {
  try {
    const capture = await client.captures.update({ id, ...mark })
    queryClient.setQueryData(rpc.captures.get.queryKey({ input: { id } }), capture)
    captureNews.tell({ items: [captureSummarySchema.parse(capture)], more: false })
    return capture
  } catch (error) {
    toast.error(toHookError(error).message)
    return null
  }
}
