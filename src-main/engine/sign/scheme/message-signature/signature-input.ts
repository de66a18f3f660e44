/** One member of Signature-Input (RFC 9421 §4.1): what is covered, and how it was signed. */
export interface SignatureInput {
  label: string
  /** As they are written: `"@method"`, `"content-type"`, `"@query-param";name="a"`. */
  components: readonly string[]
  /** Covered components and parameters as they are written: the value of @signature-params. */
  text: string
  created: number | null
  expires: number | null
  alg: string | null
}

const LABEL = /^[a-z*][a-z0-9_.*-]*$/
const STRING = String.raw`"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*"`
const PARAMETER = String.raw`;[ ]*[a-z*][a-z0-9_.*-]*(?:=(?:${STRING}|-?\d{1,15}|:[A-Za-z0-9+/=]*:|\?[01]|[A-Za-z*][\w:/.*!#$%&'+^|~-]*))?`
const ITEM = `${STRING}(?:${PARAMETER})*`
const INNER_LIST = new RegExp(`^\\(((?:${ITEM})?(?: +${ITEM})*) *\\)((?:${PARAMETER})*)$`)

/** Splits where a comma stands outside of texts and lists. */
const members = (value: string): string[] => {
  const found: string[] = []
  let depth = 0
  let quoted = false
  let from = 0
  for (let index = 0; index < value.length; index++) {
    const sign = value[index]
    if (quoted && sign === '\\') index++
    else if (sign === '"') quoted = !quoted
    else if (quoted) continue
    else if (sign === '(') depth++
    else if (sign === ')') depth--
    else if (sign === ',' && depth === 0) {
      found.push(value.slice(from, index))
      from = index + 1
    }
  }
  return [...found, value.slice(from)].map(member => member.trim()).filter(member => member !== '')
}

/** Members of a dictionary by their names; the last of a name counts. */
export const dictionary = (value: string): Map<string, string> => {
  const found = new Map<string, string>()
  for (const member of members(value)) {
    const at = member.indexOf('=')
    const name = at < 0 ? member : member.slice(0, at)
    if (LABEL.test(name)) found.set(name, at < 0 ? '' : member.slice(at + 1))
  }
  return found
}

/** Values of parameters by their names, texts without their quotes. */
const parametersOf = (text: string): Map<string, string> =>
  new Map(
    (text.match(new RegExp(PARAMETER, 'g')) ?? []).map(each => {
      const [name = '', ...value] = each.slice(1).trim().split('=')
      return [name, value.join('=').replaceAll(/^"|"$/g, '')]
    }),
  )

const number = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null

/** Null for text that is not a list of components with parameters. */
export const readSignatureInput = (label: string, text: string): SignatureInput | null => {
  const [, inner, after] = INNER_LIST.exec(text) ?? []
  if (inner === undefined || after === undefined) return null
  const parameters = parametersOf(after)
  return {
    label,
    text,
    components: inner.match(new RegExp(ITEM, 'g')) ?? [],
    created: number(parameters.get('created')),
    expires: number(parameters.get('expires')),
    alg: parameters.get('alg') ?? null,
  }
}
