import { useAway } from '../lib/connection.ts'
import { NotRead } from './not-read.tsx'

const Lines = ({ rows }: { rows: number }) => (
  <div role="status" aria-label="Loading" className="flex animate-pulse flex-col">
    {Array.from({ length: rows }, (_, index) => (
      // They are all alike.
      <div key={index} className="flex h-8 items-center gap-3 border-b border-line px-3">
        <span className="size-3.5 rounded-full bg-line" />
        <span className="h-2.5 w-1/3 rounded-sm bg-line" />
        <span className="h-2.5 w-1/4 rounded-sm bg-line" />
      </div>
    ))}
  </div>
)

/** Grey lines where rows will be; words where none can come. */
export const Skeleton = ({ rows = 6 }: { rows?: number }) => (useAway() ? <NotRead /> : <Lines rows={rows} />)
