/** Characters at the end that stay. */
const TAIL = 16

/** A text in one line whose beginning gives way, so that what tells it from its neighbours stays to be seen. */
export const MiddleCut = ({ text }: { text: string }) => {
  const cut = Math.max(0, text.length - TAIL)
  return (
    <span className="mono flex min-w-0 text-muted" title={text}>
      <span className="min-w-6 truncate">{text.slice(0, cut)}</span>
      <span className="max-w-full shrink-0 truncate whitespace-pre">{text.slice(cut)}</span>
    </span>
  )
}
