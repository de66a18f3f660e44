import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { PasteLine } from './paste-line.tsx'

interface Props {
  icon: LucideIcon
  /** One sentence. */
  text: string
  /** One button. */
  action?: ReactNode
  /** A line for a terminal. */
  paste?: string
}

/** An invitation instead of a blank. */
export const EmptyState = ({ icon: Icon, text, action, paste }: Props) => (
  <div className="flex h-full min-h-60 flex-col items-center justify-center gap-3 p-6 text-center">
    <Icon size={28} strokeWidth={1.5} className="text-faint" aria-hidden />
    <p className="max-w-100 text-muted">{text}</p>
    {action}
    {paste && (
      <div className="w-full max-w-130">
        <PasteLine text={paste} />
      </div>
    )}
  </div>
)
