import type { Source } from '../../../src-shared/model/source.ts'
import { formatAgo, plural } from '../../lib/format.ts'
import type { Tone } from '../../ui/badge.tsx'

/** A source's state as a word and its tone. */
export const sourceStateWords = ({ kind, state, reason }: Source): { label: string; tone: Tone } => {
  if (state === 'off') return { label: 'Off', tone: 'plain' }
  if (state === 'failed') return { label: 'Failed', tone: 'bad' }
  if (state === 'starting') return { label: kind === 'folder' ? 'Taking over' : 'Connecting', tone: 'info' }
  if (reason !== null) return { label: 'Partly', tone: 'warn' }
  return { label: kind === 'folder' ? 'Watching' : 'Reading', tone: 'good' }
}

/** What a person wants to know first. `now`: Unix milliseconds. */
export const sourceSummary = (source: Source, now: number): string => {
  const made =
    source.lastEventAt === null
      ? 'It has made no event yet.'
      : `It has made ${plural(source.events, 'event')}, the latest ${formatAgo(Math.max(0, now - Date.parse(source.lastEventAt)))} ago.`
  if (source.state === 'off') return `This source is off. ${made}`
  if (source.state === 'failed') return `Nothing comes in now. ${made}`
  if (source.kind === 'redis-stream') {
    return source.state === 'starting'
      ? `Connecting to the server. ${made}`
      : `Entries of the stream become events. ${made}`
  }
  if (source.state === 'starting') return 'The files that are there are taken over; they make no events.'
  const { files, folders } = source.folder
  return `Watching ${plural(files, 'file')} in ${plural(folders + 1, 'folder')}. ${made}`
}
