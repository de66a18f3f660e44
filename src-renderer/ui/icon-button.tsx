import { Button as BaseButton } from '@base-ui/react/button'
import type { ComponentProps, ReactNode } from 'react'
import { useWritesOff } from '../lib/connection.ts'
import { ariaKeys, Kbd } from './kbd.tsx'
import { Tip } from './tooltip.tsx'

interface Props extends Omit<ComponentProps<typeof BaseButton>, 'className' | 'aria-label'> {
  /** Its name, also shown as a tip. */
  label: string
  icon: ReactNode
  /** Its shortcut, which somebody else listens to. */
  keys?: string
  /** It changes something at the engine: off, with the reason, while the engine is not reached. */
  writes?: boolean
}

export const IconButton = ({ label, icon, keys, writes = false, ...rest }: Props) => {
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
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted transition-colors duration-100 hover:bg-hover hover:text-ink data-popup-open:bg-hover data-popup-open:text-ink data-disabled:opacity-50"
      >
        {icon}
      </BaseButton>
    </Tip>
  )
}
