import { Command } from 'commander'
import { HookError } from '../../../../../src-shared/error.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { show } from '../../print/show.ts'
import { sourceLines } from './source-lines.ts'
import { addSourceOptions, folderChange, refuseBoth, type SourceOptions, streamChange } from './source-options.ts'

const EXAMPLES = `
Examples:
  hookbench sources create --name Photos --folder /srv/photos --ignore '.*' --ignore '*.tmp'
  hookbench sources create --name Orders --redis redis://127.0.0.1:6379 --stream orders`

/** `hookbench sources create --name … --folder … | --redis … --stream …` */
export const sourcesCreate = ({ terminal }: Cli): Command =>
  engineCommand(
    addSourceOptions(
      new Command('create')
        .description('watch a folder or read a Redis stream')
        .requiredOption('--name <name>', 'name of the source')
        .option('--disabled', 'create it disabled'),
    ).addHelpText('after', EXAMPLES),
  ).action(async (options: SourceOptions & { name: string; disabled?: boolean }, command: Command) => {
    const folder = folderChange(options)
    const stream = await streamChange(options, terminal)
    refuseBoth(folder, stream)
    const shared = { name: options.name, enabled: !options.disabled }
    const engine = await connect(command, terminal)
    if (folder?.path !== undefined) {
      const source = await engine.sources.create({
        kind: 'folder',
        ...shared,
        folder: { ...folder, path: folder.path },
      })
      return show(terminal, options, source, () => sourceLines(source))
    }
    if (stream?.url === undefined || stream.key === undefined) {
      throw new HookError(
        'INVALID_INPUT',
        'Say where events come from: --folder PATH, or --redis URL and --stream KEY.',
      )
    }
    const { url, key } = stream
    const source = await engine.sources.create({ kind: 'redis-stream', ...shared, stream: { ...stream, url, key } })
    show(terminal, options, source, () => sourceLines(source))
  })
