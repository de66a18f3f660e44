import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { cx } from '../../lib/class-names.ts'
import { useAway, useConnection } from '../../lib/connection.ts'
import { formatCount } from '../../lib/format.ts'
import { reconnect, rpc } from '../../lib/rpc.ts'
import { CopyValue } from '../../ui/copy-value.tsx'
import { showFailed } from '../activity/activity-view.ts'

const Dot = ({ tint, children }: { tint: string; children: ReactNode }) => (
  <span className="inline-flex items-center gap-1.5">
    <span className={cx('size-1.5 rounded-full', tint)} aria-hidden />
    {children}
  </span>
)

const Address = ({ name, url }: { name: string; url: string | null }) =>
  url === null ? null : (
    <span className="inline-flex min-w-0 items-center gap-1.5 font-sans">
      {name}
      <CopyValue value={url}>{url.replace(/^https?:\/\//, '').replace(/\/$/, '')}</CopyValue>
    </span>
  )

const ConnectionState = () => {
  const connection = useConnection(state => state.connection)
  if (connection.state === 'open' || connection.state === 'login') return null
  if (connection.state === 'connecting') return <Dot tint="bg-warn">Connecting</Dot>
  const reason = connection.reason
  return (
    <button type="button" title={`${reason} Click to try at once.`} onClick={reconnect} className="hover:text-ink">
      <Dot tint={connection.state === 'failed' ? 'bg-bad' : 'bg-warn animate-pulse'}>
        {connection.state === 'failed' ? 'Engine stopped' : 'Reconnecting'}
      </Dot>
    </button>
  )
}

export const StatusBar = () => {
  // What it tells is of this moment, so without the engine it tells nothing.
  const away = useAway()
  const known = useQuery(rpc.engine.status.queryOptions()).data
  const status = away ? undefined : known
  const waiting = status ? status.queue.queued : 0
  return (
    <footer
      aria-label="Status"
      className="mono flex h-[26px] shrink-0 items-center gap-4 overflow-hidden border-t border-line bg-sidebar px-3 whitespace-nowrap text-muted"
    >
      {status && (
        <>
          <Dot tint={status.sending ? 'bg-good' : 'bg-warn'}>{status.sending ? 'Sending' : 'Sending off'}</Dot>
          <span>{formatCount(waiting)} queued</span>
          {status.queue.scheduled > 0 && <span>{formatCount(status.queue.scheduled)} scheduled</span>}
          {status.queue.held > 0 && <span className="text-warn">{formatCount(status.queue.held)} held</span>}
          <span>{formatCount(Math.round(status.perSecond))} / s</span>
          <Address name="Receiver" url={status.receiver.url} />
          <Address name="HTTPS" url={status.receiver.httpsUrl} />
        </>
      )}
      <span className="flex-1" />
      <span role="status">
        <ConnectionState />
      </span>
      {status && (
        <>
          <span>{status.queue.backend === 'embedded' ? 'Embedded queue' : status.queue.backend}</span>
          <button
            type="button"
            onClick={showFailed}
            className={cx('hover:text-ink', status.totals.failed > 0 && 'text-bad')}
          >
            {formatCount(status.totals.failed)} failed
          </button>
        </>
      )}
    </footer>
  )
}
