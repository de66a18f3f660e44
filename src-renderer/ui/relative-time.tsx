import { formatAgo, formatStamp } from '../lib/format.ts'
import { useNowText } from '../lib/now.ts'

/** How long ago, kept right; the full time on hover. */
export const RelativeTime = ({ at }: { at: string }) => {
  const ms = Date.parse(at)
  const text = useNowText(now => formatAgo(Math.max(0, now - ms)))
  return (
    <time dateTime={at} title={formatStamp(at)} className="mono">
      {text}
    </time>
  )
}
