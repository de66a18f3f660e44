import { Suspense } from 'react'
import { lazyPart } from '../../../lib/lazy-part.ts'
import { closeReceiverDialog, useReceiverDialog } from './receiver-dialog.ts'

const AnsweringDialog = lazyPart(() => import('../answering/answering-dialog.tsx'))
const HeldDialog = lazyPart(() => import('../held/held-dialog.tsx'))
const ReplayDialog = lazyPart(() => import('../replay/replay-dialog.tsx'))
const SamplesDialog = lazyPart(() => import('../samples/samples-dialog.tsx'))

/** Place it once in the frame; `openReceiverDialog` shows its dialogs here. */
export const ReceiverDialogs = () => {
  const open = useReceiverDialog(state => state.open)
  if (open === null) return null
  const close = closeReceiverDialog
  return (
    <Suspense>
      {open.kind === 'replay' && <ReplayDialog key={open.capture} {...open} onClose={close} />}
      {open.kind === 'answering' && <AnsweringDialog key={open.inbox} inbox={open.inbox} onClose={close} />}
      {open.kind === 'held' && <HeldDialog capture={open.capture} onClose={close} />}
      {open.kind === 'samples' && <SamplesDialog inbox={open.inbox} onClose={close} />}
    </Suspense>
  )
}
