import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useRef } from 'react'
import type { JsonEditorProps } from './json-editor-props.ts'

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--c-json-key)' },
  { tag: tags.string, color: 'var(--c-json-string)' },
  { tag: tags.number, color: 'var(--c-json-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--c-json-word)' },
])

const look = EditorView.theme({
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

const CodeMirrorEditor = ({ label, value, onChange, onSubmit }: JsonEditorProps) => {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView | null>(null)
  const handlers = useRef({ onChange, onSubmit, value })
  useEffect(() => {
    handlers.current = { onChange, onSubmit, value }
  })

  useEffect(() => {
    if (!host.current) return
    const submit = { key: 'Mod-Enter', run: () => (handlers.current.onSubmit(), true) }
    const view = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: handlers.current.value,
        extensions: [
          lineNumbers(),
          history(),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          json(),
          syntaxHighlighting(colours),
          look,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          keymap.of([submit, ...defaultKeymap, ...historyKeymap, indentWithTab]),
          EditorView.updateListener.of(update => {
            if (update.docChanged) handlers.current.onChange(update.state.doc.toString())
          }),
        ],
      }),
    })
    editor.current = view
    return () => view.destroy()
  }, [label])

  useEffect(() => {
    const view = editor.current
    if (!view || view.state.doc.toString() === value) return
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } })
  }, [value])

  return <div ref={host} className="h-full" />
}

export default CodeMirrorEditor
