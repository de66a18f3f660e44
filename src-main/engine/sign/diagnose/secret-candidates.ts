import type { HmacRecipe } from '../scheme/scheme.ts'
import type { Candidate } from './candidate.ts'

type Found = Pick<Candidate, 'code' | 'how' | 'secret' | 'recipe'>

const keyForms = ['text', 'base64', 'hex', 'whsec'] as const
const formWords = {
  text: 'with the text of the secret as the key',
  base64: 'with the bytes that the secret encodes in base64 as the key',
  hex: 'with the bytes that the secret encodes in hex as the key',
  whsec: 'with the bytes after whsec_ as the key',
} as const

function* spaces(secret: string): Generator<Found> {
  const code = 'secret-whitespace'
  const trimmed = secret.trim()
  if (trimmed !== secret) yield { code, how: 'without the white space around the secret', secret: trimmed }
  for (const [end, words] of [
    ['\n', 'a line end'],
    ['\r\n', 'CR LF'],
    [' ', 'a space'],
  ] as const) {
    yield { code, how: `with ${words} after the secret`, secret: secret + end }
  }
}

/** The secret used in another way, for schemes with an HMAC. */
export function* secretCandidates(secret: string, recipe: HmacRecipe | null): Generator<Found> {
  yield* spaces(secret)
  if (recipe === null) return
  for (const key of keyForms) {
    if (key === recipe.key) continue
    const code = key === 'text' ? 'secret-not-decoded' : 'secret-decoded'
    yield { code, how: formWords[key], secret, recipe: { ...recipe, key } }
  }
  if (recipe.key === 'whsec' && secret.startsWith('whsec_')) {
    const bare = secret.slice('whsec_'.length)
    yield {
      code: 'secret-not-decoded',
      how: 'with the text after whsec_ as the key',
      secret: bare,
      recipe: { ...recipe, key: 'text' },
    }
  }
}
