import { Unplug } from 'lucide-react'
import { MINUTE } from '../../../src-shared/time.ts'
import { type Connection, useConnection } from '../../lib/connection.ts'
import { formatAgo, formatStamp } from '../../lib/format.ts'
import { useNow } from '../../lib/now.ts'
import { useStart } from '../../lib/use-start.ts'
import { reconnect } from '../../lib/rpc.ts'
import { shellWords } from '../../lib/shell-quote.ts'
import { Button } from '../../ui/button.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'

const cause = (connection: Connection): string =>
  'reason' in connection ? connection.reason : 'It has not answered yet.'

const age = (heardAt: number | null, now: number): string => {
  if (heardAt === null) return 'Nothing has been read from it yet.'
  const ago = now - heardAt < MINUTE ? '' : `, ${formatAgo(now - heardAt)} ago`
  return `What you see is as it was at ${formatStamp(heardAt)}${ago}.`
}

const portOnly = location.port === '' ? [] : ['--port', location.port]

const InBrowser = () => {
  const line = shellWords(['hookbench', 'serve', ...(useStart()?.serve ?? portOnly)])
  return (
    <>
      This page connects by itself when it runs again. To start it from a terminal:{' '}
      <CopyValue value={line}>
        <span className="rounded-sm bg-panel px-1">{line}</span>
      </CopyValue>
    </>
  )
}

const inDesktop = (failed: boolean): string =>
  failed ? 'Put right what is named, then quit Hookbench and start it again.' : 'Hookbench starts it again by itself.'

/** Over every page while the engine is not reached: why, how old everything below is, and what to do. */
export const EngineBanner = () => {
  const { connection, away, heardAt } = useConnection()
  const now = useNow()
  if (!away) return null
  return (
    <div
      role="alert"
      aria-label="Engine"
      className="flex shrink-0 items-start gap-2.5 border-b border-bad bg-bad-soft px-4 py-2"
    >
      <Unplug size={16} className="mt-0.5 shrink-0 text-bad" aria-hidden />
      <div className="min-w-0 flex-1">
        <p>
          <strong className="font-semibold">The engine is not reached.</strong> {cause(connection)} {age(heardAt, now)}
        </p>
        <p>{window.hookbench ? inDesktop(connection.state === 'failed') : <InBrowser />}</p>
      </div>
      {connection.state !== 'failed' && (
        <Button size="small" onClick={reconnect}>
          Try now
        </Button>
      )}
    </div>
  )
}
