import { Command } from 'commander'
import { HookError } from '../../../../../src-shared/error.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { show } from '../../print/show.ts'
import { sourceLines } from './source-lines.ts'
import { addSourceOptions, folderChange, refuseBoth, type SourceOptions, streamChange } from './source-options.ts'

/** `hookbench sources update ID …` */
export const sourcesUpdate = ({ terminal }: Cli): Command =>
  engineCommand(
    addSourceOptions(
      new Command('update')
        .description('change what is given; a folder is then taken over as it is')
        .argument('<id>', 'id of the source')
        .option('--name <name>', 'new name'),
    ).addHelpText('after', '\nExample:\n  hookbench sources update src_… --settle 5000'),
  ).action(async (id: string, options: SourceOptions, command: Command) => {
    const { name } = options
    const folder = folderChange(options)
    const stream = await streamChange(options, terminal)
    refuseBoth(folder, stream)
    if ([name, folder, stream].every(each => each === undefined)) {
      throw new HookError('INVALID_INPUT', 'Say what to change, for example --name or --settle.')
    }
    const engine = await connect(command, terminal)
    const source = await engine.sources.update({
      id,
      ...(name === undefined ? {} : { name }),
      ...(folder === undefined ? {} : { folder }),
      ...(stream === undefined ? {} : { stream }),
    })
    show(terminal, options, source, () => sourceLines(source))
  })
