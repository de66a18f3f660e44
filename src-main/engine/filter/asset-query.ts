import type { Asset } from './asset.ts'
import type { Spend } from './linear-regex.ts'
import { fold, type Glob, matchesGlob } from './glob.ts'
import { parseQuery, type Query } from './parse-query.ts'

export type AssetTest = (asset: Asset, spend: Spend) => boolean

/** What looking at one value counts for, and how many of its characters count as much as a step. */
const VALUE = 10
const CHARACTERS = 8

/**
 * What a term looks for in a value: the whole of it, or words of it in a row. Values have spaces around them (asset.ts),
 * so that both are one search for the term with spaces around it.
 */
const asWords = (value: Glob): Glob => {
  const pieces = value.map(fold)
  pieces[0] = ` ${pieces[0] ?? ''}`
  pieces[pieces.length - 1] += ' '
  return ['', ...pieces.map(piece => piece.replaceAll(/\s+/g, ' ')), '']
}

const compile = (query: Query): AssetTest => {
  switch (query.kind) {
    case 'term': {
      const field = query.field === null ? null : fold(query.field)
      const words = asWords(query.value)
      return (asset, spend) =>
        asset.values(field).some(value => {
          spend(VALUE + value.length / CHARACTERS)
          return matchesGlob(words, value)
        })
    }
    case 'not': {
      const part = compile(query.part)
      return (asset, spend) => !part(asset, spend)
    }
    case 'and': {
      const parts = query.parts.map(compile)
      return (asset, spend) => parts.every(part => part(asset, spend))
    }
    case 'or': {
      const parts = query.parts.map(compile)
      return (asset, spend) => parts.some(part => part(asset, spend))
    }
  }
}

/**
 * The query of foldersAndQuery (R44) as a test; null when it is empty, which is no limit. Without regard to case.
 * Throws INVALID_INPUT as parseQuery does.
 */
export const compileQuery = (text: string): AssetTest | null => {
  const query = parseQuery(text)
  return query === null ? null : compile(query)
}
