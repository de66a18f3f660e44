import { Button as BaseButton } from '@base-ui/react/button'
import type { ComponentProps, ReactNode } from 'react'
import { Tip } from './tooltip.tsx'

interface Props extends Omit<ComponentProps<typeof BaseButton>, 'className' | 'aria-label'> {
  /** Its name, also shown as a tip. */
  label: string
  icon: ReactNode
}

export const IconButton = ({ label, icon, ...rest }: Props) => (
  <Tip text={label}>
    <BaseButton
      {...rest}
      aria-label={label}
      className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted transition-colors duration-100 hover:bg-hover hover:text-ink data-popup-open:bg-hover data-popup-open:text-ink data-disabled:opacity-50"
    >
      {icon}
    </BaseButton>
  </Tip>
)
