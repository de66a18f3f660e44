import { type Command, Option } from 'commander'

/** Where to look for the engine and how to be let in. */
export interface EngineOptions {
  dataDir?: string
  url?: string
  token?: string
}

/** The options that say which engine is meant; the program takes them before the name of a command too. */
export const addEngineOptions = (command: Command, { url } = { url: true }): Command => {
  const options = [
    new Option('--data-dir <dir>', 'data directory of the engine (HOOKBENCH_DATA)'),
    ...(url ? [new Option('--url <url>', 'address of the engine (HOOKBENCH_URL), else from the data directory')] : []),
    new Option('--token <token>', 'token or @file (HOOKBENCH_TOKEN), else from the data directory'),
  ]
  for (const option of options) command.addOption(option.helpGroup('Which engine:'))
  return command
}

/** A command that talks to a running engine. `ownUrl` when its own `--url` means something else. */
export const engineCommand = (command: Command, { ownUrl } = { ownUrl: false }): Command =>
  addEngineOptions(command.option('--json', 'print JSON lines'), { url: !ownUrl })
