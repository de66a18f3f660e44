import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { searchWords } from '../../../../src-shared/captures/search-words.ts'

const Wanted = createContext<RegExp | null>(null)

/** What the list is searched for is marked in the texts inside. */
export const MarkMatches = ({ q, children }: { q: string | undefined; children: ReactNode }) => {
  const wanted = useMemo(() => {
    const words = searchWords(q ?? '').map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    return words.length === 0 ? null : new RegExp(`(${words.join('|')})`, 'gi')
  }, [q])
  return <Wanted value={wanted}>{children}</Wanted>
}

/** Text with what is searched for marked in it. */
export const Marked = ({ text }: { text: string }) => {
  const wanted = useContext(Wanted)
  if (wanted === null) return text
  const parts = text.split(wanted)
  if (parts.length === 1) return text
  return parts.map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <mark key={at} className="rounded-sm bg-mark text-ink">
        {part}
      </mark>
    ),
  )
}
