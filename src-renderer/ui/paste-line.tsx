import { CopyButton } from './copy-button.tsx'

/** A line to paste into a terminal. */
export const PasteLine = ({ text, label }: { text: string; label?: string }) => (
  <div className="flex min-w-0 items-center gap-2 rounded-md border border-line bg-sunken py-1 pr-1 pl-3 text-left">
    <code className="min-w-0 flex-1 truncate text-muted" title={text}>
      {label && <span className="mr-2 font-sans text-faint">{label}</span>}
      {text}
    </code>
    <CopyButton text={text} size="small" look="ghost" />
  </div>
)
