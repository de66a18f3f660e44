import { DAY, HOUR, MINUTE, SECOND } from '../../src-shared/time.ts'

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const SHORT_CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const DAY_CLOCK = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const DAY_ONLY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const STAMP = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
const COUNT = new Intl.NumberFormat('en-US')

const trimmed = (value: number): string => value.toFixed(1).replace(/\.0$/, '')

export const formatCount = (value: number): string => COUNT.format(value)

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`

/** `0.4 ms`, `212 ms`, `1.2 s`, `5 min`, `2 h 30 min`, `3 d`. */
export const formatDuration = (ms: number): string => {
  if (ms < 10 && ms > 0) return `${trimmed(ms)} ms`
  if (ms < SECOND) return `${Math.round(ms)} ms`
  if (ms < MINUTE) return `${trimmed(ms / SECOND)} s`
  const minutes = Math.round(ms / MINUTE)
  if (minutes < 60) return `${minutes} min`
  if (ms < 2 * DAY) {
    const rest = minutes % 60
    return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`
  }
  return `${Math.round(ms / DAY)} d`
}

/** How long ago or ahead, in one unit: `now`, `12 s`, `3 min`, `2 h`, `4 d`. */
export const formatAgo = (ms: number): string => {
  const distance = Math.abs(ms)
  if (distance < SECOND * 2) return 'now'
  if (distance < MINUTE) return `${Math.round(distance / SECOND)} s`
  if (distance < HOUR) return `${Math.round(distance / MINUTE)} min`
  if (distance < DAY) return `${Math.round(distance / HOUR)} h`
  return `${Math.round(distance / DAY)} d`
}

/** `17:20:04`, local time. */
export const formatClock = (at: string | number): string => CLOCK.format(new Date(at))

/** `17:52` today, `23 Nov, 05:52` on another day. */
export const formatDue = (at: string | number, now: number): string => {
  const date = new Date(at)
  return date.toDateString() === new Date(now).toDateString() ? SHORT_CLOCK.format(date) : DAY_CLOCK.format(date)
}

/** `17:52` today, `23 Nov` on another day. */
export const formatSince = (at: string | number, now: number): string => {
  const date = new Date(at)
  return date.toDateString() === new Date(now).toDateString() ? SHORT_CLOCK.format(date) : DAY_ONLY.format(date)
}

/** Date and time in full, for titles. */
export const formatStamp = (at: string | number): string => STAMP.format(new Date(at))

/** `212 B`, `3.1 kB`, `1.4 MB`. */
export const formatBytes = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${trimmed(bytes / 1000)} kB`
  return `${trimmed(bytes / 1_000_000)} MB`
}

const ORDINALS = [
  'zeroth',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

/** `first` to `tenth`, then `11th`. */
export const ordinal = (n: number): string => {
  const word = ORDINALS[n]
  if (word) return word
  const suffix = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${suffix}`
}
