import { Command, Option } from 'commander'
import { HookError } from '../../../../../src-shared/error.ts'
import { sendableStepSchema } from '../../../../../src-shared/model/answering.ts'
import { errorFromZod } from '../../../../../src-shared/input-error.ts'
import { type Fault, faults, LONGEST_DELAY_MS, type Step } from '../../../../../src-shared/model/respond.ts'
import type { Cli } from '../../cli.ts'
import { connect } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { readArgument } from '../../option/file-argument.ts'
import { readHeaders } from '../../option/headers.ts'
import { collect, wholeNumber } from '../../option/number.ts'
import { readRespond } from '../../option/respond-option.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import type { Terminal } from '../../terminal.ts'

interface ReleaseOptions extends OutputOptions {
  status?: number
  header?: string[]
  body?: string
  delay?: number
  fault?: Fault
  preset?: string
}

const presetStep = async (id: string, terminal: Terminal): Promise<Step> => {
  const [step] = (await readRespond(`preset:${id}`, terminal)).rules[0]?.steps ?? []
  if (step === undefined) throw new HookError('INVALID_INPUT', `The preset ${id} has no answer.`)
  return step
}

const stepOf = async (options: ReleaseOptions, terminal: Terminal): Promise<Step> => {
  const { status, header, body, delay, fault, preset } = options
  const parsed = sendableStepSchema.safeParse({
    ...(preset === undefined ? {} : await presetStep(preset, terminal)),
    ...(status === undefined ? {} : { status }),
    ...(header === undefined ? {} : { headers: await readHeaders(header, terminal) }),
    ...(body === undefined ? {} : { body: (await readArgument(body, terminal)).toString('utf8') }),
    ...(delay === undefined ? {} : { delayMs: delay }),
    ...(fault === undefined ? {} : { fault }),
  })
  if (parsed.success) return parsed.data
  throw errorFromZod(parsed.error)
}

/** `hookbench captures release ID` */
export const capturesRelease = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('release')
      .description('answer a request that is held')
      .argument('<id>', 'id of the capture')
      .option('--preset <name>', 'the first answer of a preset, which the other options change')
      .option('--status <n>', 'status; 200 when it is not given', wholeNumber(200, 599))
      .option('--header <header>', '"Name: value", @file or -; may be repeated', collect)
      .option('--body <body>', 'body: text, @file or -')
      .option('--delay <ms>', 'milliseconds before it', wholeNumber(0, LONGEST_DELAY_MS))
      .addOption(new Option('--fault <fault>', 'what goes wrong in it on purpose').choices(faults))
      .addHelpText('after', '\nExample:\n  hookbench captures release cap_… --status 503 --header "Retry-After: 5"'),
  ).action(async (id: string, options: ReleaseOptions, command: Command) => {
    const step = await stepOf(options, terminal)
    const engine = await connect(command, terminal)
    const capture = await engine.captures.release({ id, step })
    show(terminal, options, capture, () => [`Answered ${id} with ${step.fault ?? step.status}.`])
  })
