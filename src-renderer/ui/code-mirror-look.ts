import { HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The colours of JSON, as everywhere. */
export const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--c-json-key)' },
  { tag: tags.string, color: 'var(--c-json-string)' },
  { tag: tags.number, color: 'var(--c-json-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--c-json-word)' },
])

export const look = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--c-ink)', fontSize: '12px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': { fontFamily: 'var(--font-mono)', lineHeight: '18px', caretColor: 'var(--c-ink)', padding: '8px 0' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--c-faint)',
    border: 'none',
    fontFamily: 'var(--font-mono)',
    paddingLeft: '4px',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--c-hover)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--c-selected)', outline: 'none' },
  '.cm-scroller': { overflow: 'auto' },
})
