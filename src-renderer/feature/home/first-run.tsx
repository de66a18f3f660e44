import { Zap } from 'lucide-react'
import { addWebhook } from '../../command/add-webhook.ts'
import { Button } from '../../ui/button.tsx'
import { runDemo, useDemoRun } from './run-demo.ts'

/** Before the first webhook: one button. */
export const FirstRun = () => {
  const busy = useDemoRun(state => state.busy)
  return (
    <div className="flex flex-col items-center gap-3 rounded-md border border-line bg-panel px-6 py-12 text-center">
      <span className="flex size-11 items-center justify-center rounded-md bg-info-soft text-accent">
        <Zap size={22} aria-hidden />
      </span>
      <h2 className="text-lg font-semibold">See one webhook go all the way</h2>
      <p className="max-w-110 text-muted">
        One button makes a webhook that points at the built-in receiver, signs an event and sends it. You watch it
        arrive, verified.
      </p>
      <div className="mt-1 flex gap-2">
        <Button writes look="primary" busy={busy} onClick={() => void runDemo()}>
          Send a first webhook
        </Button>
        <Button onClick={addWebhook.run}>Add your own</Button>
      </div>
    </div>
  )
}
