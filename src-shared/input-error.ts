import type { z } from 'zod'
import { HookError } from './error.ts'

interface Issue {
  path: readonly PropertyKey[]
  message: string
  code?: string | undefined
  keys?: readonly string[]
}

const inWords = (issue: Issue): string => {
  const field = issue.path.join('.')
  if (issue.code === 'unrecognized_keys' && issue.keys !== undefined) {
    return `${field === '' ? 'The input' : field} has no field ${issue.keys.join(', ')}.`
  }
  const message = /[.!?]$/.test(issue.message) ? issue.message : `${issue.message}.`
  return field === '' ? message : `${field}: ${message}`
}

/** What a schema refused, as the one error family: the first problem in words and the field it is about (R100). */
export const inputError = (issues: readonly Issue[]): HookError => {
  const [first] = issues
  if (first === undefined) return new HookError('INVALID_INPUT', 'The input is not valid.')
  const path = first.code === 'unrecognized_keys' ? [...first.path, ...(first.keys ?? []).slice(0, 1)] : first.path
  const field = path.join('.')
  return new HookError('INVALID_INPUT', inWords(first), field === '' ? {} : { field })
}

export const errorFromZod = (error: z.ZodError): HookError => inputError(error.issues)
