import type { Source } from '../../../../../src-shared/model/source.ts'
import { fields } from '../../print/fields.ts'
import { showTime } from '../../print/units.ts'

const kindLines = (source: Source): [string, string | number][] => {
  if (source.kind === 'redis-stream') {
    const { url, key, group } = source.stream
    return [
      ['server', url],
      ['stream', key],
      ['group', group],
    ]
  }
  const { path, ignore, settleMs, files, folders } = source.folder
  return [
    ['folder', path],
    ['ignored', ignore.join(', ') || 'nothing'],
    ['settles in', `${settleMs} ms`],
    ['files', files],
    ['folders', folders],
  ]
}

/** A source as lines for a person. */
export const sourceLines = (source: Source): string[] =>
  fields([
    ['id', source.id],
    ['name', source.name],
    ['kind', source.kind],
    ...kindLines(source),
    ['state', source.state],
    ['reason', source.reason],
    ['events', source.events],
    ['last event', source.lastEventAt === null ? null : showTime(source.lastEventAt)],
    ['created', showTime(source.createdAt)],
  ])
