import { formatAgo, formatStamp } from '../../lib/format.ts'
import { useNowText } from '../../lib/now.ts'

const inWords = (ms: number): string => {
  const distance = formatAgo(ms)
  return ms < 0 || distance === 'now' ? distance : `in ${distance}`
}

/** How long ago, or in how long; the full time on hover. */
export const DueTime = ({ at }: { at: string }) => {
  const due = Date.parse(at)
  const text = useNowText(now => inWords(due - now))
  return (
    <time dateTime={at} title={formatStamp(at)} className="mono">
      {text}
    </time>
  )
}
