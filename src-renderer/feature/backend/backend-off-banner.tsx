import { CirclePause } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { useBackendSwitch } from './use-backend-switch.ts'

/** Says that nothing is sent, and the way back (R97). */
export const BackendOffBanner = () => {
  const { on, isPending, turn } = useBackendSwitch()
  if (on !== false) return null
  return (
    <div role="status" className="flex shrink-0 items-center gap-2 border-b border-line bg-warn-soft px-4 py-2">
      <CirclePause size={16} className="shrink-0 text-warn" aria-hidden />
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">The webhook backend is off.</strong> Events make no messages and nothing is
        sent. What waits keeps its place.
      </p>
      <Button writes busy={isPending} onClick={() => turn(true)}>
        Turn on
      </Button>
    </div>
  )
}
