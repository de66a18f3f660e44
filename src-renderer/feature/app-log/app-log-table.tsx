import { CircleX, TriangleAlert } from 'lucide-react'
import { Link } from 'wouter'
import type { AppLogEntry } from '../../../src-shared/model/app-log.ts'
import { paths } from '../../lib/router.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'

const Level = ({ level }: Pick<AppLogEntry, 'level'>) =>
  level === 'error' ? (
    <span className="inline-flex items-center gap-1.5 text-bad">
      <CircleX size={14} aria-hidden /> Error
    </span>
  ) : (
    <span className="inline-flex items-center gap-1.5 text-warn">
      <TriangleAlert size={14} aria-hidden /> Warning
    </span>
  )

/** What a person should know of, newest first (R93). */
export const AppLogTable = ({ entries }: { entries: AppLogEntry[] }) => (
  <table className="w-full table-fixed" aria-label="App log">
    <thead className="text-xs text-faint">
      <tr className="h-8 border-b border-line text-left">
        <th className="w-24 px-4 font-normal">Level</th>
        <th className="px-3 font-normal">Message</th>
        <th className="w-36 px-3 font-normal">Webhook</th>
        <th className="w-24 px-4 text-right font-normal">Time</th>
      </tr>
    </thead>
    <tbody>
      {entries.map(({ id, level, message, webhookId, at }) => (
        <tr key={id} className="border-b border-line align-top">
          <td className="px-4 py-1.5">
            <Level level={level} />
          </td>
          <td className="px-3 py-1.5 break-words">{message}</td>
          <td className="px-3 py-1.5">
            {webhookId !== null && (
              <Link href={paths.webhook(webhookId)} className="text-accent hover:underline">
                Open webhook
              </Link>
            )}
          </td>
          <td className="px-4 py-1.5 text-right text-muted">
            <RelativeTime at={at} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
