import { z } from 'zod'
import { HookError } from '../../../../src-shared/error.ts'
import { inputError } from '../../../../src-shared/input-error.ts'
import { sendableRespondSchema } from '../../../../src-shared/model/answering.ts'
import type { Respond } from '../../../../src-shared/model/respond.ts'
import { presets } from '../../../../src-shared/respond/presets.ts'
import type { Terminal } from '../terminal.ts'
import { readArgument } from './file-argument.ts'

const PRESET = 'preset:'

export const RESPOND_HELP = `
--respond takes a file with rules as JSON, - for standard input, or a preset:
${presets.map(({ id, summary }) => `  ${PRESET}${id.padEnd(16)}${summary}`).join('\n')}`

const presetOf = (id: string): Respond => {
  const found = presets.find(preset => preset.id === id)
  if (found !== undefined) return found.respond
  throw new HookError('INVALID_INPUT', `There is no preset ${id}.`, {
    field: 'respond',
    help: `Presets are ${presets.map(preset => preset.id).join(', ')}.`,
  })
}

/** JSON of a file, of standard input or of the argument itself, as the schema wants it. */
export const readJsonOption = async <S extends z.ZodType>(
  field: string,
  argument: string,
  schema: S,
  terminal: Terminal,
): Promise<z.output<S>> => {
  const text = await readArgument(/^[-@{[]/.test(argument) ? argument : `@${argument}`, terminal)
  let value: unknown
  try {
    value = JSON.parse(text.toString('utf8'))
  } catch (cause) {
    throw new HookError('INVALID_INPUT', `What --${field} gives is not JSON.`, { field, cause })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const { message, field: below } = inputError(parsed.error.issues)
  throw new HookError('INVALID_INPUT', message, { field: below === undefined ? field : `${field}.${below}` })
}

/** The rules that `--respond` means. */
export const readRespond = (argument: string, terminal: Terminal): Promise<Respond> =>
  argument.startsWith(PRESET)
    ? Promise.resolve(presetOf(argument.slice(PRESET.length)))
    : readJsonOption('respond', argument, sendableRespondSchema, terminal)
