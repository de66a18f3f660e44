import { Unplug } from 'lucide-react'

/** In the place of rows that nobody can read now; the banner says what to do. */
export const NotRead = () => (
  <p role="status" className="flex min-h-16 items-center justify-center gap-2 p-4 text-center text-muted">
    <Unplug size={15} className="shrink-0 text-faint" aria-hidden />
    Not read yet: the engine is not reached. It appears here when it is back.
  </p>
)
