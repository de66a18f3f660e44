import { json } from '@codemirror/lang-json'
import { syntaxHighlighting } from '@codemirror/language'
import { MergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { colours, look } from './code-mirror-look.ts'

export interface MergeEditorsProps {
  a: string
  b: string
  labels: { a: string; b: string }
}

const marks = EditorView.theme({
  '.cm-changedLine': { backgroundColor: 'transparent !important' },
  '.cm-merge-a .cm-changedText, &.cm-merge-a .cm-changedText': {
    background: 'var(--c-bad-soft)',
    color: 'var(--c-bad)',
  },
  '&.cm-merge-b .cm-changedText': { background: 'var(--c-good-soft)', color: 'var(--c-good)' },
  '&.cm-merge-a .cm-changedLine': {
    backgroundColor: 'color-mix(in srgb, var(--c-bad-soft) 45%, transparent) !important',
  },
  '&.cm-merge-b .cm-changedLine': {
    backgroundColor: 'color-mix(in srgb, var(--c-good-soft) 45%, transparent) !important',
  },
  '.cm-collapsedLines': {
    background: 'var(--c-sunken)',
    color: 'var(--c-faint)',
    padding: '2px 8px',
    fontFamily: 'var(--font-sans)',
  },
})

const side = (doc: string, label: string): { doc: string; extensions: Extension[] } => ({
  doc,
  extensions: [
    lineNumbers(),
    json(),
    syntaxHighlighting(colours),
    look,
    marks,
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' }),
  ],
})

/** Two texts side by side, what is the same folded away. */
const MergeEditors = ({ a, b, labels }: MergeEditorsProps) => {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!host.current) return
    const view = new MergeView({
      parent: host.current,
      a: side(a, labels.a),
      b: side(b, labels.b),
      collapseUnchanged: { margin: 3, minSize: 6 },
      // Bodies can be long: after so many milliseconds whole lines are marked.
      diffConfig: { scanLimit: 5000, timeout: 200 },
    })
    return () => view.destroy()
  }, [a, b, labels.a, labels.b])
  return (
    <div
      ref={host}
      className="[&_.cm-editor]:h-auto [&_.cm-mergeViewEditor+.cm-mergeViewEditor]:border-l [&_.cm-mergeViewEditor]:border-line"
    />
  )
}

export default MergeEditors
