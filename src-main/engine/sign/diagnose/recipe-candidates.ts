import type { HmacRecipe } from '../scheme/scheme.ts'
import type { Candidate } from './candidate.ts'

type Found = Pick<Candidate, 'code' | 'how' | 'recipe'>

const algorithms = ['sha256', 'sha1', 'sha512', 'sha384', 'md5'] as const
const encodings = ['hex', 'base64', 'base64url'] as const

/** Another algorithm, or another encoding of the same bytes. */
export function* recipeCandidates(recipe: HmacRecipe): Generator<Found> {
  for (const encoding of encodings) {
    if (encoding === recipe.encoding) continue
    yield { code: 'wrong-encoding', how: `in ${encoding}, not in ${recipe.encoding}`, recipe: { ...recipe, encoding } }
  }
  for (const algorithm of algorithms) {
    if (algorithm === recipe.algorithm) continue
    for (const encoding of encodings) {
      const how = `made with ${algorithm.toUpperCase()}, not with ${recipe.algorithm.toUpperCase()}`
      yield { code: 'wrong-algorithm', how, recipe: { ...recipe, algorithm, encoding } }
    }
  }
}
