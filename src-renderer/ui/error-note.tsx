import { CircleAlert } from 'lucide-react'
import { toHookError } from '../../src-shared/contract/client.ts'
import { useAway } from '../lib/connection.ts'
import { Button } from './button.tsx'
import { NotRead } from './not-read.tsx'

/** What happened and what to do, in place. */
export const ErrorNote = ({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) => {
  const { code, message, help } = toHookError(error)
  const away = useAway()
  // The banner tells that already.
  if (away && onRetry && code === 'BUSY') return <NotRead />
  return (
    <div role="alert" className="flex items-start gap-2 rounded-md border border-bad bg-bad-soft px-3 py-2">
      <CircleAlert size={16} className="mt-0.5 shrink-0 text-bad" aria-hidden />
      <div className="min-w-0 flex-1">
        <p>{message}</p>
        {help && <p className="text-muted">{help}</p>}
      </div>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
