import { Check, Copy } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { clock } from '../lib/clock.ts'
import { copyText } from '../lib/clipboard.ts'
import { Button } from './button.tsx'

const SHOWN_MS = 1500

/** True for a moment after `copy` succeeded. */
export const useCopied = (): [boolean, (text: string) => Promise<void>] => {
  const [copied, setCopied] = useState(false)
  useEffect(() => (copied ? clock.after(SHOWN_MS, () => setCopied(false)) : undefined), [copied])
  return [copied, async text => setCopied(await copyText(text))]
}

interface Props {
  /** What is copied. */
  text: string | (() => string)
  children?: ReactNode
  size?: 'regular' | 'small'
  look?: 'secondary' | 'ghost'
}

export const CopyButton = ({ text, children = 'Copy', size = 'regular', look = 'secondary' }: Props) => {
  const [copied, copy] = useCopied()
  return (
    <Button
      size={size}
      look={look}
      icon={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      onClick={() => void copy(typeof text === 'string' ? text : text())}
    >
      {copied ? 'Copied' : children}
    </Button>
  )
}
