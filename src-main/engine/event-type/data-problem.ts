import type { ErrorObject } from 'ajv'

/** What is wrong with the data of an event: the field, such as `data.object.id`, and a sentence. */
export interface DataProblem {
  field: string
  message: string
}

const MOST_CHARACTERS = 200

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'an integer',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
}

const short = (text: string): string => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text)

const fieldOf = (path: string): string =>
  [
    'data',
    ...path
      .split('/')
      .slice(1)
      .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~')),
  ].join('.')

/** Summaries of an error that stands before them and says more. */
const summaries = new Set(['if', 'propertyNames'])

const wording = ({ keyword, message, params, instancePath }: ErrorObject): DataProblem => {
  const field = fieldOf(instancePath)
  switch (keyword) {
    case 'required':
    case 'dependentRequired': {
      const missing = `${field}.${params.missingProperty}`
      return { field: missing, message: `${short(missing)} is missing.` }
    }
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const extra = `${field}.${params.additionalProperty ?? params.unevaluatedProperty}`
      return { field: extra, message: `${short(extra)} is not in the schema.` }
    }
    case 'type': {
      const types: string[] = [params.type].flat()
      return { field, message: `${short(field)} must be ${types.map(type => kinds[type] ?? type).join(' or ')}.` }
    }
    case 'enum':
      return { field, message: `${short(field)} must be one of ${short(JSON.stringify(params.allowedValues))}.` }
    case 'const':
      return { field, message: `${short(field)} must be ${short(JSON.stringify(params.allowedValue))}.` }
    case 'anyOf':
    case 'oneOf':
      return { field, message: `${short(field)} fits none of the schemas in ${keyword}.` }
    default:
      return { field, message: `${short(field)} ${short(message ?? 'does not fit the schema')}.` }
  }
}

/** The error that says most, in words. */
export const dataProblem = (errors: readonly ErrorObject[]): DataProblem => {
  const told = errors.findLast(({ keyword }) => !summaries.has(keyword)) ?? errors.at(-1)
  return told === undefined ? { field: 'data', message: 'data does not fit the schema.' } : wording(told)
}
