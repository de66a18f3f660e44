import { Button as BaseButton } from '@base-ui/react/button'
import type { ComponentProps, ReactNode } from 'react'
import { useWritesOff } from '../lib/connection.ts'
import { Tip } from './tooltip.tsx'

interface Props extends Omit<ComponentProps<typeof BaseButton>, 'className' | 'aria-label'> {
  /** Its name, also shown as a tip. */
  label: string
  icon: ReactNode
  /** It changes something at the engine: off, with the reason, while the engine is not reached. */
  writes?: boolean
}

export const IconButton = ({ label, icon, writes = false, ...rest }: Props) => {
  const away = useWritesOff()
  const off = writes ? away : null
  return (
    <Tip text={off === null ? label : `${label}: ${off}`}>
      <BaseButton
        {...rest}
        {...(off === null ? {} : { disabled: true, focusableWhenDisabled: true, 'aria-description': off })}
        aria-label={label}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted transition-colors duration-100 hover:bg-hover hover:text-ink data-popup-open:bg-hover data-popup-open:text-ink data-disabled:opacity-50"
      >
        {icon}
      </BaseButton>
    </Tip>
  )
}
