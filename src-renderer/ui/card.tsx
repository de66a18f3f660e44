import { Collapsible } from '@base-ui/react/collapsible'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../lib/class-names.ts'
import { setUi, useUi } from '../lib/ui-state.ts'

interface Props {
  title: string
  /** Remembered fold state goes by this; the title when it is not given. */
  id?: string
  icon?: ReactNode
  /** At the right of the title. */
  aside?: ReactNode
  tone?: 'plain' | 'bad' | 'good'
  flush?: boolean
  /** Until the person opens it. */
  startFolded?: boolean
  children: ReactNode
}

const BORDERS = { plain: 'border-line', bad: 'border-bad', good: 'border-good' }

/** One part of a detail. It folds, and remembers that. */
export const Card = ({
  title,
  id = title,
  icon,
  aside,
  tone = 'plain',
  flush = false,
  startFolded = false,
  children,
}: Props) => {
  const folded = useUi(state => state.folded[id] ?? startFolded)
  const setOpen = (open: boolean): void => {
    setUi(state => ({ folded: { ...state.folded, [id]: !open } }))
  }
  return (
    <Collapsible.Root
      render={<section aria-label={title} />}
      open={!folded}
      onOpenChange={setOpen}
      className={cx('shrink-0 rounded-md border bg-panel', BORDERS[tone])}
    >
      <div className="flex h-9 items-center gap-2 pr-3">
        <h2 className="flex h-full min-w-0 flex-1">
          <Collapsible.Trigger className="group flex h-full min-w-0 flex-1 items-center gap-2 rounded-md pl-3 text-left">
            {icon}
            <span className="truncate font-semibold">{title}</span>
            <ChevronDown
              size={14}
              aria-hidden
              className="shrink-0 text-faint opacity-0 transition-[rotate,opacity] duration-100 not-group-data-panel-open:-rotate-90 not-group-data-panel-open:opacity-100 group-hover:opacity-100 group-focus-visible:opacity-100"
            />
          </Collapsible.Trigger>
        </h2>
        {aside && <div className="flex min-w-0 items-center gap-2 text-faint">{aside}</div>}
      </div>
      <Collapsible.Panel className={cx('border-t border-line', !flush && 'px-3 py-2.5')}>{children}</Collapsible.Panel>
    </Collapsible.Root>
  )
}
