import { headerProblem } from '../../../src-shared/header-problem.ts'
import { isSecretByName, isSecretHeader, MASK, secretNames } from '../../../src-shared/model/secret-header.ts'
import { settingsSchema, type Settings } from '../../../src-shared/model/webhook.ts'

type HeaderSettings = Pick<Settings, 'headers' | 'secretHeaders'>

/** A header as it is typed. The value of a secret one that is kept is the mask. */
export interface HeaderLine {
  name: string
  value: string
  /** Marked by a person; some are secret by their names as well. */
  secret: boolean
}

const isBlank = ({ name, value }: HeaderLine): boolean => name.trim() === '' && value.trim() === ''

export const isSecretLine = ({ name, secret }: HeaderLine): boolean => secret || isSecretByName(name.trim())

/** Headers as lines of the form. */
export const headerLines = ({ headers, secretHeaders }: HeaderSettings): HeaderLine[] =>
  headers.map(([name, value]) => ({ name, value, secret: isSecretHeader(name, secretHeaders) }))

/** The same the other way round; empty lines are left out. */
export const settingsOfLines = (lines: readonly HeaderLine[]): HeaderSettings => {
  const used = lines.filter(line => !isBlank(line))
  const headers = used.map(({ name, value }): [string, string] => [name.trim(), value.trim()])
  const marked = used.filter(({ secret }) => secret).map(({ name }) => name.trim())
  return { headers, secretHeaders: secretNames(headers, marked) }
}

/** What keeps the lines from being saved, in a sentence; null when nothing does. */
export const lineProblem = (lines: readonly HeaderLine[], signing: Settings['signing']): string | null => {
  const { headers } = settingsOfLines(lines)
  const parsed = settingsSchema.shape.headers.safeParse(headers)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = headers[Number(issue?.path[0])]?.[0]
    return name === undefined ? 'Fifty headers at most.' : `${name || 'A header without a name'}: ${issue?.message}`
  }
  const untyped = lines.find(line => !isBlank(line) && isSecretLine(line) && line.value.trim() === '')
  if (untyped !== undefined) return `Type the value of ${untyped.name}.`
  return headerProblem({ headers, signing })?.message ?? null
}

/** The lines without what a person typed of a secret, to be kept while the form is away. */
export const linesForDraft = (lines: readonly HeaderLine[]): HeaderLine[] =>
  lines.map(line => (isSecretLine(line) && line.value !== MASK ? { ...line, value: '' } : line))
