import type { ComponentProps } from 'react'
import { cx } from '../lib/class-names.ts'

const SHAPE =
  'w-full rounded-md border border-line bg-panel text-ink transition-colors duration-100 hover:border-line-strong focus:border-accent focus:outline-1 focus:outline-offset-0 focus:outline-accent aria-invalid:border-bad disabled:opacity-60'

export const Input = ({ mono = false, className, ...rest }: ComponentProps<'input'> & { mono?: boolean }) => (
  <input
    autoComplete="off"
    spellCheck={false}
    {...rest}
    className={cx(SHAPE, 'h-8 px-2.5', mono ? 'mono' : 'text-sm', className)}
  />
)

export const TextArea = ({ className, ...rest }: ComponentProps<'textarea'>) => (
  <textarea spellCheck={false} {...rest} className={cx(SHAPE, 'mono px-2.5 py-1.5', className)} />
)
