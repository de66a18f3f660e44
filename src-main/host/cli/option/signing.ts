import { type Command, Option } from 'commander'
import { providerSchemes } from '../../../../src-shared/model/scheme.ts'
import type { Signing } from '../../../../src-shared/model/webhook.ts'
import { collect } from './number.ts'
import { schemeOptionsOf } from './scheme-option.ts'

/** How a webhook signs, as options of a command. */
export interface SigningOptions {
  scheme?: (typeof providerSchemes)[number]
  option?: string[]
}

/** Adds `--scheme` and `--option` to a command that makes or changes a webhook. */
export const addSigningOptions = (command: Command): Command =>
  command
    .addOption(new Option('--scheme <scheme>', 'sign as this provider does').choices(providerSchemes))
    .option('--option <key=value>', 'option of that scheme; may be repeated', collect)

/** The setting `signing` that they say; nothing without `--scheme`. */
export const signingOf = ({ scheme, option }: SigningOptions): { signing?: Signing } => {
  if (scheme === undefined) return {}
  return { signing: { scheme, ...(option === undefined ? {} : { options: schemeOptionsOf(option) }) } }
}
