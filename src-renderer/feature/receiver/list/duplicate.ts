import { toast } from 'sonner'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import type { CaptureSummary } from '../../../../src-shared/model/capture.ts'
import { client } from '../../../lib/rpc.ts'

/** Sends the same bytes to the same inbox once more. */
export const duplicate = async ({ id, target }: Pick<CaptureSummary, 'id' | 'target'>): Promise<void> => {
  try {
    const { receiver } = await client.engine.status()
    if (receiver.url === null || !target.startsWith('/')) return void toast.error('The receiver is not running.')
    const to = receiver.url.replace(/\/$/, '') + target
    const { error } = await client.captures.replay({ id, to, mode: 'exact' })
    if (error === null) toast.success('Sent the same request again.')
    else toast.error(error.message)
  } catch (error) {
    toast.error(toHookError(error).message)
  }
}
