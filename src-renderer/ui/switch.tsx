import { Switch as Base } from '@base-ui/react/switch'
import { useWritesOff } from '../lib/connection.ts'

interface Props {
  id?: string
  'aria-label'?: string
  checked: boolean
  onChange(checked: boolean): void
  disabled?: boolean
  /** Red when off: what it governs was switched off by a rule. */
  alarm?: boolean
}

/** A setting of the engine, off or on; takes no click, and says why, while the engine is not reached. */
export const Switch = ({ checked, onChange, alarm = false, ...rest }: Props) => {
  const off = useWritesOff()
  return (
    <Base.Root
      {...rest}
      {...(off === null ? {} : { disabled: true, title: off, 'aria-description': off })}
      checked={checked}
      onCheckedChange={onChange}
      data-alarm={alarm || undefined}
      className="relative inline-flex h-4 w-7 shrink-0 items-center rounded-full bg-line-strong p-0.5 transition-colors duration-150 hover:brightness-95 data-alarm:not-data-checked:bg-bad data-checked:bg-good data-disabled:opacity-50"
    >
      <Base.Thumb className="size-3 rounded-full bg-[#fff] shadow-sm transition-transform duration-150 data-checked:translate-x-3" />
    </Base.Root>
  )
}
