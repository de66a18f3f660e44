import type { DiffChange } from '../../../../src-shared/model/capture-diff.ts'
import { cx } from '../../../lib/class-names.ts'

const WORDS: Record<DiffChange, { word: string; tint: string }> = {
  same: { word: 'same', tint: 'text-faint' },
  added: { word: 'added', tint: 'text-good' },
  removed: { word: 'removed', tint: 'text-bad' },
  changed: { word: 'changed', tint: 'text-warn' },
  written: { word: 'written otherwise', tint: 'text-faint' },
}

export const ChangeWord = ({ change }: { change: DiffChange }) => (
  <span className={cx('text-xs', WORDS[change].tint)}>{WORDS[change].word}</span>
)

/** One side of a difference. */
export const Value = ({ side, change, text }: { side: 'a' | 'b'; change: DiffChange; text: string | null }) => {
  if (text === null) return <span className="text-faint">not there</span>
  const marked = change !== 'same' && change !== 'written'
  return (
    <span
      className={cx(
        'mono rounded-sm wrap-anywhere whitespace-pre-wrap',
        marked && (side === 'a' ? 'bg-bad-soft px-1 text-bad' : 'bg-good-soft px-1 text-good'),
      )}
    >
      {text === '' ? '“”' : text}
    </span>
  )
}
