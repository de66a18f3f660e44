const local = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' })
const localTime = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'medium' })

/** `2026-11-22 11:30:00`, local time. */
export const showTime = (time: string | number | null): string | null =>
  time === null ? null : local.format(new Date(time))

/** `11:30:00`, local time. */
export const showTimeOfDay = (unixMs: number): string => localTime.format(unixMs)

/** `12 ms`, `1.5 s`. */
export const showDuration = (ms: number | null): string | null => {
  if (ms === null) return null
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

/** `5 s`, `30 min`, `2 h`: whole units where they fit. */
export const showSeconds = (seconds: number): string => {
  if (seconds === 0 || seconds % 60 !== 0) return `${seconds} s`
  return seconds % 3600 === 0 ? `${seconds / 3600} h` : `${seconds / 60} min`
}

/** `1 byte`, `512 bytes`, `1.2 KiB`, `3.4 MiB`. */
export const showSize = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  const kib = bytes / 1024
  return kib < 1024 ? `${kib.toFixed(1)} KiB` : `${(kib / 1024).toFixed(1)} MiB`
}

/** `1 webhook`, `2 webhooks`. */
export const count = (amount: number, one: string, many = `${one}s`): string => `${amount} ${amount === 1 ? one : many}`
