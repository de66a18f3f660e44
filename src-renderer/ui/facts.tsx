import type { ReactNode } from 'react'

export const Facts = ({ children }: { children: ReactNode }) => (
  <dl className="grid grid-cols-[minmax(96px,30%)_1fr] gap-x-3 gap-y-1">{children}</dl>
)

/** A name and its value on one line. */
export const Fact = ({ name, mono = false, children }: { name: string; mono?: boolean; children: ReactNode }) => (
  <>
    <dt className={mono ? 'mono min-w-0 break-all text-muted' : 'text-muted'}>{name}</dt>
    <dd className="min-w-0">{children}</dd>
  </>
)
