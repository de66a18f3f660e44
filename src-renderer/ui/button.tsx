import { Button as BaseButton } from '@base-ui/react/button'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from '../lib/class-names.ts'
import { useWritesOff } from '../lib/connection.ts'
import { Tip } from './tooltip.tsx'

const LOOKS = {
  primary: 'border-accent bg-accent text-on-accent hover:bg-accent-hover hover:border-accent-hover',
  secondary: 'border-line bg-panel text-ink hover:bg-hover hover:border-line-strong',
  ghost: 'border-transparent text-muted hover:bg-hover hover:text-ink',
  danger: 'border-line bg-panel text-bad hover:bg-bad-soft hover:border-bad',
} as const

interface Props extends Omit<ComponentProps<typeof BaseButton>, 'className'> {
  look?: keyof typeof LOOKS
  size?: 'regular' | 'small'
  icon?: ReactNode
  /** Shows that its work is under way, and takes no click meanwhile. */
  busy?: boolean
  /** It changes something at the engine: off, with the reason, while the engine is not reached. */
  writes?: boolean
}

const Plain = ({
  look = 'secondary',
  size = 'regular',
  icon,
  busy = false,
  children,
  ...rest
}: Omit<Props, 'writes'>) => (
  <BaseButton
    focusableWhenDisabled={busy}
    {...rest}
    disabled={(rest.disabled ?? false) || busy}
    aria-busy={busy || undefined}
    className={cx(
      'inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-normal transition-colors duration-100 select-none data-disabled:cursor-not-allowed data-disabled:opacity-55',
      size === 'small' ? 'h-6 px-2 text-xs' : 'h-7 px-3 text-sm',
      LOOKS[look],
    )}
  >
    {busy ? <LoaderCircle size={14} className="animate-spin" aria-hidden /> : icon}
    {children}
  </BaseButton>
)

const Writing = (props: Omit<Props, 'writes'>) => {
  const off = useWritesOff()
  if (off === null) return <Plain {...props} />
  return (
    <Tip text={off}>
      <span className="inline-flex">
        <Plain {...props} disabled focusableWhenDisabled aria-description={off} />
      </span>
    </Tip>
  )
}

export const Button = ({ writes = false, ...props }: Props) => (writes ? <Writing {...props} /> : <Plain {...props} />)
