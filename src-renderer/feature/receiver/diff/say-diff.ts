import type { CaptureDiff } from '../../../../src-shared/model/capture-diff.ts'
import { plural } from '../../../lib/format.ts'

const sayBody = ({ kind, changes, more }: CaptureDiff['body']): string | null => {
  if (kind === 'same') return null
  if (changes === null) return 'the body'
  const count = changes.filter(({ change }) => change !== 'same' && change !== 'written').length
  if (count === 0) return null
  const what =
    kind === 'json'
      ? plural(count, 'value of the body', 'values of the body')
      : plural(count, 'line of the body', 'lines of the body')
  return more ? `more than ${what}` : what
}

/** What differs, in one sentence. */
export const sayDiff = ({ method, target, headers, body, ignored }: CaptureDiff): string => {
  const changed = headers.filter(({ change }) => change !== 'same').length
  const parts = [
    method.change === 'same' ? null : 'the method',
    target.change === 'same' ? null : 'the target',
    changed === 0 ? null : plural(changed, 'header'),
    sayBody(body),
  ].filter(part => part !== null)
  const left = ignored === 0 ? '' : ` ${plural(ignored, 'difference is', 'differences are')} left out.`
  if (parts.length > 0) return `They differ in ${parts.join(', ').replace(/, ([^,]*)$/, ' and $1')}.${left}`
  if (body.kind === 'same') return `They say the same, and the bodies are equal byte for byte.${left}`
  if (body.kind === 'json' && body.firstDifference !== null)
    return `They say the same: the JSON is equal and is only written in another way.${left}`
  return `They say the same.${left}`
}
