import type { ReactNode } from 'react'
import { cx } from '../lib/class-names.ts'

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'plain'

const TONES: Record<Tone, string> = {
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  info: 'bg-info-soft text-info',
  plain: 'bg-hover text-muted',
}

export const Badge = ({
  tone = 'plain',
  mono = false,
  children,
}: {
  tone?: Tone
  mono?: boolean
  children: ReactNode
}) => (
  <span
    className={cx('inline-flex items-center gap-1 rounded-sm px-1.5 py-px', TONES[tone], mono ? 'mono' : 'text-xs')}
  >
    {children}
  </span>
)

const toneOf = (status: number): Tone => {
  if (status < 300) return 'good'
  return status < 400 ? 'info' : 'bad'
}

/** An HTTP status with its colour; `phrase` adds its name. */
export const StatusCode = ({ status, phrase = false }: { status: number; phrase?: boolean }) => (
  <Badge tone={toneOf(status)} mono>
    {phrase && PHRASES[status] ? `${status} ${PHRASES[status]}` : status}
  </Badge>
)

const PHRASES: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}
