import { Menu as Base } from '@base-ui/react/menu'
import type { ReactElement, ReactNode } from 'react'
import { cx } from '../lib/class-names.ts'
import { useWritesOff } from '../lib/connection.ts'
import { ariaKeys, Kbd } from './kbd.tsx'

export interface MenuAction {
  label: string
  icon?: ReactNode
  danger?: boolean
  /** Its shortcut, which somebody else listens to. */
  keys?: string
  /** It changes something at the engine: off while the engine is not reached. */
  writes?: boolean
  run(): void
}

/** A button's list of actions. */
export const Menu = ({ trigger, actions }: { trigger: ReactElement; actions: MenuAction[] }) => {
  const off = useWritesOff()
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-50 outline-none">
          <Base.Popup className="min-w-40 rounded-md border border-line bg-panel p-1 shadow-float outline-none">
            {actions.map(action => (
              <Base.Item
                key={action.label}
                onClick={action.run}
                {...(action.keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(action.keys) })}
                {...(off !== null && action.writes ? { disabled: true, title: off, 'aria-description': off } : {})}
                className={cx(
                  'flex cursor-default items-center gap-2 rounded-sm px-2 py-1 outline-none select-none data-highlighted:bg-hover data-disabled:opacity-50',
                  action.danger && 'text-bad',
                )}
              >
                {action.icon}
                {action.label}
                {action.keys !== undefined && (
                  <span className="ml-auto pl-4">
                    <Kbd keys={action.keys} />
                  </span>
                )}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
