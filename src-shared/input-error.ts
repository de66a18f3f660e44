import type { z } from 'zod'
import { HookError } from './error.ts'

interface Issue {
  path: readonly PropertyKey[]
  message: string
  code?: string | undefined
  keys?: readonly string[]
}

/** A name may be as long as what came. */
const MOST_CHARACTERS = 1000

/** A sentence about “This” becomes one about the field; a schema's own sentence has the field before it. */
const inWords = ({ path, message: whole }: Issue): string => {
  const field = path.join('.').slice(0, MOST_CHARACTERS)
  const message = whole.length > MOST_CHARACTERS ? `${whole.slice(0, MOST_CHARACTERS)}…` : whole
  const sentence = /[.!?…]$/.test(message) ? message : `${message}.`
  if (sentence.startsWith('This ')) return `${field === '' ? 'The input' : field}${sentence.slice('This'.length)}`
  return field === '' ? sentence : `${field}: ${sentence}`
}

/** What a schema refused, as the one error family: the first problem in words and the field it is about (R100). */
export const inputError = (issues: readonly Issue[]): HookError => {
  const [first] = issues
  if (first === undefined) return new HookError('INVALID_INPUT', 'The input cannot be used.')
  const path = first.code === 'unrecognized_keys' ? [...first.path, ...(first.keys ?? []).slice(0, 1)] : first.path
  const field = path.join('.').slice(0, MOST_CHARACTERS)
  return new HookError('INVALID_INPUT', inWords(first), field === '' ? {} : { field })
}

export const errorFromZod = (error: z.ZodError): HookError => inputError(error.issues)
