/** Names of members and indices of elements, from the root. */
export type JsonPath = readonly (string | number)[]

const PLAIN = /^[A-Za-z_$][\w$]*$/

/** `$.items[0]['a name'].id`, as `parseJsonPath` of src-shared/captures reads it. */
export const pathText = (path: JsonPath): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return PLAIN.test(step) ? `${text}.${step}` : `${text}['${step.replaceAll(/[\\']/g, '\\$&')}']`
  }, '$')

/** `*` stands for one step, `**` for any number of them. */
export type PathPattern = readonly string[]

const STEP = /^(?:\.\.|\.)?(?:\[(?:(\d+)|(\*)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\]|([^.[\]]+))/

/** Reads `$.data.*.id`, `$..updatedAt`, `$.items[*].id`, `$['a name']`; null when it is no such path. */
export const parsePathPattern = (text: string): PathPattern | null => {
  if (!text.startsWith('$')) return null
  const steps: string[] = []
  let rest = text.slice(1)
  while (rest !== '') {
    const found = STEP.exec(rest)
    if (found === null) return null
    const [whole, index, any, double, single, name] = found
    const quoted = double ?? single
    if (whole.startsWith('..')) steps.push('**')
    steps.push(index ?? any ?? (quoted === undefined ? undefined : quoted.replaceAll(/\\(.)/g, '$1')) ?? name ?? '*')
    rest = rest.slice(whole.length)
  }
  return steps
}

/** In time that grows with both lengths, however many `**` there are. */
export const pathMatches = (pattern: PathPattern, path: JsonPath): boolean => {
  let reached = new Set([0])
  const open = (states: Set<number>): Set<number> => {
    for (const state of states) if (pattern[state] === '**') states.add(state + 1)
    return states
  }
  open(reached)
  for (const step of path) {
    const next = new Set<number>()
    for (const state of reached) {
      const wanted = pattern[state]
      if (wanted === '**') next.add(state)
      else if (wanted === '*' || wanted === String(step)) next.add(state + 1)
    }
    reached = open(next)
  }
  return reached.has(pattern.length)
}
