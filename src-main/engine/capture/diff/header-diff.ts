import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import type { CaptureDiff } from '../../../../src-shared/model/capture-diff.ts'
import type { IgnoreList } from './ignore-list.ts'

const byName = (list: HeaderList): Map<string, { name: string; values: string[] }> => {
  const map = new Map<string, { name: string; values: string[] }>()
  for (const [name, value] of list) {
    const known = map.get(name.toLowerCase())
    if (known === undefined) map.set(name.toLowerCase(), { name, values: [value] })
    else known.values.push(value)
  }
  return map
}

const sameValues = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at])

/** Headers as a set of names, whatever their order and case; the values of one name are in order. */
export const headerDiff = (
  a: HeaderList,
  b: HeaderList,
  ignore: IgnoreList,
): { headers: CaptureDiff['headers']; ignored: number } => {
  const [before, after] = [byName(a), byName(b)]
  let ignored = 0
  const headers: CaptureDiff['headers'] = []
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [one, other] = [before.get(key), after.get(key)]
    const [aValues, bValues] = [one?.values ?? [], other?.values ?? []]
    const change =
      one === undefined ? 'added' : other === undefined ? 'removed' : sameValues(aValues, bValues) ? 'same' : 'changed'
    if (change !== 'same' && ignore.header(key)) ignored += 1
    else headers.push({ name: one?.name ?? other?.name ?? key, a: aValues, b: bValues, change })
  }
  return { headers, ignored }
}
