import { type Command, Option } from 'commander'
import { HookError } from '../../../../src-shared/error.ts'
import { type SchemeName, schemeNames } from '../../../../src-shared/model/scheme.ts'
import { collect } from './number.ts'

/** How a request is signed, as options of a command. */
export interface SchemeOptions {
  scheme: SchemeName
  option?: string[]
  url?: string
}

/** Adds `--scheme`, `--option` and `--url` to a command that signs or verifies; without `url` where it has its own. */
export const addSchemeOptions = (command: Command, { url } = { url: true }): Command => {
  const added = command
    .addOption(new Option('--scheme <scheme>', 'how it is signed').choices(schemeNames).makeOptionMandatory())
    .option('--option <key=value>', 'option of the scheme, for example algorithm=sha512; may be repeated', collect)
  return url ? added.option('--url <url>', 'the URL as its sender has it, for schemes that sign it') : added
}

const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** `key=value` each; a value that is JSON counts as such, any other as text. */
export const schemeOptionsOf = (given: readonly string[] = []): Record<string, unknown> =>
  Object.fromEntries(
    given.map(text => {
      const at = text.indexOf('=')
      if (at > 0) return [text.slice(0, at), valueOf(text.slice(at + 1))]
      throw new HookError('INVALID_INPUT', `"${text}" is not key=value.`, { field: 'option' })
    }),
  )
