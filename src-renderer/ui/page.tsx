import type { ReactNode } from 'react'

interface Props {
  title: string
  /** Small text or controls right of the title. */
  aside?: ReactNode
  /** Buttons at the right, the primary one last. */
  actions?: ReactNode
  children: ReactNode
}

/** A page: its title row and what is below it. */
export const Page = ({ title, aside, actions, children }: Props) => (
  <main className="flex min-h-0 min-w-0 flex-1 flex-col bg-canvas" aria-labelledby="page-title">
    <header className="flex h-13 shrink-0 items-center gap-3 border-b border-line px-4">
      <h1 id="page-title" className="text-lg font-semibold">
        {title}
      </h1>
      <div className="flex min-w-0 flex-1 items-center gap-2 text-faint">{aside}</div>
      <div className="flex shrink-0 items-center gap-2">{actions}</div>
    </header>
    {children}
  </main>
)
