import { Argument, Command } from 'commander'
import { type CaptureColour, captureColours, type CaptureMark } from '../../../../../src-shared/model/capture-filter.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { type OutputOptions, show } from '../../print/show.ts'

/** Writes the mark on each of the captures. */
const mark = async (
  { terminal }: Cli,
  { ids, mark, done }: { ids: readonly string[]; mark: CaptureMark; done: string },
  options: OutputOptions,
  command: Command,
): Promise<void> => {
  const engine = await connect(command, terminal)
  for (const id of ids) {
    const { pinned, colour, note } = await engine.captures.update({ id, ...mark })
    show(terminal, options, { type: 'marked', id, pinned, colour, note }, () => [`${done} ${id}.`])
  }
}

/** `hookbench captures pin ID…` and `unpin ID…` */
const pinning = (cli: Cli, name: 'pin' | 'unpin', does: string): Command =>
  engineCommand(new Command(name).description(does).argument('<id...>', 'ids of captures')).action(
    (ids: string[], options: OutputOptions, command: Command) =>
      mark(
        cli,
        { ids, mark: { pinned: name === 'pin' }, done: name === 'pin' ? 'Pinned' : 'Unpinned' },
        options,
        command,
      ),
  )

export const capturesPin = (cli: Cli): Command =>
  pinning(cli, 'pin', 'keep captures when others go because they are old or many')

export const capturesUnpin = (cli: Cli): Command => pinning(cli, 'unpin', 'take the pins off')

/** `hookbench captures colour ID COLOUR` */
export const capturesColour = (cli: Cli): Command =>
  engineCommand(
    new Command('colour')
      .alias('color')
      .description('colour a capture')
      .argument('<id>', 'id of the capture')
      .addArgument(new Argument('<colour>', 'its colour').choices([...captureColours, 'none'])),
  ).action((id: string, colour: CaptureColour | 'none', options: OutputOptions, command: Command) =>
    mark(cli, { ids: [id], mark: { colour: colour === 'none' ? null : colour }, done: 'Coloured' }, options, command),
  )

/** `hookbench captures note ID TEXT` */
export const capturesNote = (cli: Cli): Command =>
  engineCommand(
    new Command('note')
      .description('write a note on a capture')
      .argument('<id>', 'id of the capture')
      .argument('<text>', 'the note; an empty one takes it away'),
  ).action((id: string, note: string, options: OutputOptions, command: Command) =>
    mark(cli, { ids: [id], mark: { note }, done: 'Noted on' }, options, command),
  )
