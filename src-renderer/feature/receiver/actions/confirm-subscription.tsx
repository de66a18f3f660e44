import { useState } from 'react'
import { toast } from 'sonner'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import { client } from '../../../lib/rpc.ts'
import { Button } from '../../../ui/button.tsx'
import { confirm } from '../../../ui/confirm.tsx'

const asksForIt = ({ rawHeaders }: Capture): boolean =>
  rawHeaders.some(
    ([name, value]) =>
      name.toLowerCase() === 'x-amz-sns-message-type' && value.toLowerCase() === 'subscriptionconfirmation',
  )

/** AWS SNS sends nothing until its address was called; that is done by a person, never by itself. */
export const ConfirmSubscription = ({ capture }: { capture: Capture }) => {
  const [busy, setBusy] = useState(false)
  if (!asksForIt(capture)) return null
  const run = async (): Promise<void> => {
    const yes = await confirm({
      title: 'Confirm the subscription?',
      text: 'This calls the SubscribeURL of the request at AWS. From then on SNS sends its notifications here.',
      action: 'Confirm',
    })
    if (!yes) return
    setBusy(true)
    try {
      const { status } = await client.captures.confirmSubscription({ id: capture.id })
      toast.success(`AWS answered ${status}.`)
    } catch (error) {
      const { message, help } = toHookError(error)
      toast.error(message, help === undefined ? {} : { description: help })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button writes size="small" busy={busy} onClick={() => void run()}>
      Confirm subscription
    </Button>
  )
}
