import { Button as BaseButton } from '@base-ui/react/button'
import type { ComponentProps, ReactNode } from 'react'
import { useWritesOff } from '../lib/connection.ts'
import { ariaKeys, Kbd } from './kbd.tsx'
import { Tip } from './tooltip.tsx'

interface Props extends Omit<ComponentProps<typeof BaseButton>, 'className' | 'aria-label'> {
  label: string
  /** What stands on it where there is room for words. */
  word?: string
  icon: ReactNode
  /** Its shortcut, which somebody else listens to. */
  keys?: string
  /** It changes something at the engine: off, with the reason, while the engine is not reached. */
  writes?: boolean
}

/** A button of a tool bar: a sign, its word where the bar (a container) is wide, and name and shortcut as a tip. */
export const ToolButton = ({ label, word = label, icon, keys, writes = false, ...rest }: Props) => {
  const away = useWritesOff()
  const off = writes ? away : null
  return (
    <Tip
      text={
        <span className="inline-flex items-center gap-2">
          {off === null ? label : `${label}: ${off}`}
          {keys !== undefined && <Kbd keys={keys} />}
        </span>
      }
    >
      <BaseButton
        {...rest}
        {...(off === null ? {} : { disabled: true, focusableWhenDisabled: true, 'aria-description': off })}
        {...(keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(keys) })}
        aria-label={label}
        className="inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-md border border-line bg-panel px-1.5 text-sm text-ink transition-colors duration-100 select-none hover:border-line-strong hover:bg-hover data-disabled:opacity-55 data-popup-open:bg-hover @min-[460px]:px-2.5"
      >
        {icon}
        <span className="hidden @min-[460px]:inline">{word}</span>
      </BaseButton>
    </Tip>
  )
}
