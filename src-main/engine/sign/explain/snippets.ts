import type { BoundScheme } from '../scheme/any-scheme.ts'
import { goSnippet } from './go-snippet.ts'
import { nodeSnippet } from './node-snippet.ts'
import { pythonSnippet } from './python-snippet.ts'
import { snippetShape } from './snippet-shape.ts'

export interface Snippets {
  node: string
  python: string
  go: string
}

/** Code that verifies a request of the scheme as it is sent; null where only the provider's library should. */
export const snippetsOf = (scheme: BoundScheme): Snippets | null => {
  const shape = snippetShape(scheme)
  if (shape === null) return null
  const limit = shape.key === 'whsec' ? ' This verifies v1.' : ''
  const about = `${scheme.title}: ${scheme.summary}${limit}`
  return { node: nodeSnippet(shape, about), python: pythonSnippet(shape, about), go: goSnippet(shape, about) }
}
