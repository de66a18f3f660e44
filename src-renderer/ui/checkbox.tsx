import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'

interface Props {
  label: ReactNode
  help?: string
  checked: boolean
  onChange(checked: boolean): void
}

export const Checkbox = ({ label, help, checked, onChange }: Props) => (
  <label className="flex items-start gap-2">
    <Base.Root
      checked={checked}
      onCheckedChange={onChange}
      className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-panel data-checked:border-accent data-checked:bg-accent"
    >
      <Base.Indicator className="text-on-accent data-unchecked:hidden">
        <Check size={12} strokeWidth={3} aria-hidden />
      </Base.Indicator>
    </Base.Root>
    <span>
      {label}
      {help && <span className="block text-xs text-faint">{help}</span>}
    </span>
  </label>
)
