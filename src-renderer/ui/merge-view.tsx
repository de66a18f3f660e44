import { Suspense } from 'react'
import { lazyPart } from '../lib/lazy-part.ts'
import type { MergeEditorsProps } from './merge-editors.tsx'
import { Skeleton } from './skeleton.tsx'

const MergeEditors = lazyPart(() => import('./merge-editors.tsx'))

/** Two texts side by side with their differences; the code arrives when two are compared. */
export const MergeView = (props: MergeEditorsProps) => (
  <div className="overflow-auto rounded-md border border-line bg-panel">
    <Suspense fallback={<Skeleton rows={4} />}>
      <MergeEditors {...props} />
    </Suspense>
  </div>
)
