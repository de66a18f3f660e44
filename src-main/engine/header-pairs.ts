import type { HeaderList } from '../../src-shared/model/attempt.ts'

/** A flat list of names and values as pairs, in the order and case of the wire; each byte is one character. */
export const headerPairs = (flat: readonly (string | Buffer)[]): HeaderList => {
  const texts = flat.map(part => (typeof part === 'string' ? part : part.toString('latin1')))
  const list: HeaderList = []
  for (let i = 0; i + 1 < texts.length; i += 2) list.push([texts[i] ?? '', texts[i + 1] ?? ''])
  return list
}
