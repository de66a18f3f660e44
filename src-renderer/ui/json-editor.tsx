import { Suspense } from 'react'
import { lazyPart } from '../lib/lazy-part.ts'
import type { JsonEditorProps } from './json-editor-props.ts'

const CodeMirrorEditor = lazyPart(() => import('./code-mirror-editor.tsx'))

/** A JSON editor; its code arrives when one is shown. */
export const JsonEditor = (props: JsonEditorProps) => (
  <div className="min-h-40 flex-1 overflow-hidden rounded-md border border-line bg-panel focus-within:border-accent">
    <Suspense fallback={<pre className="p-3 text-muted">{props.value}</pre>}>
      <CodeMirrorEditor {...props} />
    </Suspense>
  </div>
)
