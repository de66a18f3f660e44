import { type Command, CommanderError } from 'commander'
import { HookError } from '../../../src-shared/error.ts'
import { setInputWords } from '../../../src-shared/input-words.ts'
import type { Cli } from './cli.ts'
import { EXIT, type ExitCode, exitCodeOf } from './exit-code.ts'
import { createProgram } from './program.ts'
import { visible } from './print/visible.ts'

/** What `runCli` needs of a Cli; the exit code it keeps itself. */
export type CliParts = Omit<Cli, 'finish'>

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name()

/** Commands made apart from their parent take over how it writes and ends; the help of a command that is not there is an error. */
const adopt = (parent: Command): void => {
  if (parent.commands.length > 0) {
    parent.on('beforeHelp', () => {
      const name = parent.args.find(arg => !arg.startsWith('-'))
      if (name === undefined || parent.commands.some(command => command.name() === name)) return
      parent.error(`error: unknown command '${name}'`, { code: 'commander.unknownCommand' })
    })
  }
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent).helpCommand(false)
    command.showHelpAfterError(`Run "${pathOf(command)} --help" for how to use it.`)
    adopt(command)
  }
}

const report = (error: unknown, { terminal }: CliParts): ExitCode => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
  if (!(error instanceof HookError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    terminal.err(`error: unexpected: ${visible(text)}\nThis is a fault of Hookbench.\n`)
    return EXIT.failure
  }
  terminal.err(`error: ${visible(error.message)}\n`)
  if (error.help !== undefined) terminal.err(`${visible(error.help)}\n`)
  return exitCodeOf(error)
}

/** Runs one command line (without the program's own name) and resolves with its exit code; never rejects. */
export const runCli = async (args: readonly string[], parts: CliParts): Promise<ExitCode> => {
  setInputWords()
  const { terminal } = parts
  let code: ExitCode = EXIT.ok
  const program = createProgram({
    ...parts,
    finish(given) {
      code = given
    },
  })
  program.exitOverride().configureOutput({
    writeOut: text => terminal.out(text),
    writeErr: text => terminal.err(text),
    getOutHelpWidth: () => Math.min(terminal.width, 120),
    getErrHelpWidth: () => Math.min(terminal.width, 120),
    getOutHasColors: () => terminal.colours,
    getErrHasColors: () => terminal.colours,
  })
  adopt(program)
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    return report(error, parts)
  }
}
