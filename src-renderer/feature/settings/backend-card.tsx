import { useId } from 'react'
import { Card } from '../../ui/card.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useBackendSwitch } from '../backend/use-backend-switch.ts'

/** Turns sending off and on as a whole (R97). */
export const BackendCard = () => {
  const id = useId()
  const { on, isPending, turn } = useBackendSwitch()
  if (on === undefined) return null
  return (
    <Card title="Webhook backend">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <label htmlFor={id}>Make messages of events and send them</label>
          <p className="text-muted">
            While this is off, events are refused and nothing is sent. What waits keeps its place and its retries, and
            goes out when it is on again. Tests of a webhook and editing still work.
          </p>
        </div>
        <span className="flex h-5 items-center gap-2">
          <span className="text-muted">{on ? 'On' : 'Off'}</span>
          <Switch id={id} checked={on} disabled={isPending} onChange={turn} />
        </span>
      </div>
    </Card>
  )
}
