import { Command } from 'commander'
import { HookError } from '../../../../../src-shared/error.ts'
import type { ClusterProperties } from '../../../../../src-shared/model/cluster-properties.ts'
import { type ClusterKey, readProperty, writeProperty } from '../../../../../src-shared/property-text.ts'
import { parseClusterProperties } from '../../../../engine/cluster/parse-cluster-properties.ts'
import type { Cli } from '../../cli.ts'
import { confirm } from '../../confirm.ts'
import { connect, type EngineClient } from '../../connect.ts'
import { engineCommand } from '../../engine-options.ts'
import { readArgument } from '../../option/file-argument.ts'
import { type OutputOptions, show } from '../../print/show.ts'
import { count } from '../../print/units.ts'
import { propertyLines } from './property-lines.ts'

interface SetOptions extends OutputOptions {
  file?: string
  yes?: boolean
}

interface Assignment {
  key: ClusterKey
  value: string
}

const keys = Object.keys(parseClusterProperties('').values) as ClusterKey[]

const EXAMPLES = `
KEY=VALUE changes that key and leaves every other line of the file as it is; KEY= takes it out.
--file replaces the whole text. The keys: ${keys.join(', ')}.

Examples:
  hookbench cluster-properties set webHooksRetryMaximumAttempts=3
  hookbench cluster-properties set RQ_RETRY_MAX=3 RQ_RETRY_INTERVAL=60,300,3600
  hookbench cluster-properties set --file cluster-properties.txt`

const parseAssignment = (text: string): Assignment => {
  const [, name = '', value = ''] = /^\s*([^=]*?)\s*=(.*)$/.exec(text) ?? []
  const key = keys.find(each => each === name)
  if (key === undefined) {
    throw new HookError('INVALID_INPUT', `"${text}" is not KEY=VALUE of a property that Hookbench knows.`, {
      help: `The keys are ${keys.join(', ')}. To replace the whole file use --file FILE.`,
    })
  }
  const [problem] = value.trim() === '' ? [] : parseClusterProperties(`${key}=${value}`).problems
  if (problem !== undefined) throw new HookError('INVALID_INPUT', problem.message, { field: key })
  return { key, value }
}

const MOST_TRIES = 20

/** Makes the changes in the text that is there, and again when somebody else was faster. */
const assign = async (engine: EngineClient, assignments: readonly Assignment[]): Promise<ClusterProperties> => {
  for (let tries = 1; ; tries++) {
    const { text: was } = await engine.engine.clusterProperties.get()
    const text = assignments.reduce((before, { key, value }) => writeProperty(before, key, value), was)
    try {
      return await engine.engine.clusterProperties.update({ text, was })
    } catch (error) {
      if (!(error instanceof HookError) || error.code !== 'CONFLICT' || tries === MOST_TRIES) throw error
    }
  }
}

/** `hookbench cluster-properties set KEY=VALUE…` or `--file FILE` */
export const clusterPropertiesSet = ({ terminal }: Cli): Command =>
  engineCommand(
    new Command('set')
      .description('set properties, or replace the whole text of cluster-properties.txt')
      .argument('[assignments...]', 'KEY=VALUE; an empty value takes the key out')
      .option('--file <file>', 'replace the whole text by that of a file; - is standard input')
      .option('--yes', 'do not ask before it is replaced')
      .addHelpText('after', EXAMPLES),
  ).action(async (given: string[], options: SetOptions, command: Command) => {
    const { file } = options
    if ((file === undefined) === (given.length === 0)) {
      throw new HookError('INVALID_INPUT', 'Give either KEY=VALUE or --file FILE.')
    }
    const assignments = given.map(parseAssignment)
    const source = file === undefined || file === '-' || file.startsWith('@') ? file : `@${file}`
    const text = source === undefined ? null : (await readArgument(source, terminal)).toString('utf8')
    const engine = await connect(command, terminal)
    let properties: ClusterProperties
    if (text === null) properties = await assign(engine, assignments)
    else {
      const { text: was } = await engine.engine.clusterProperties.get()
      const set = keys.filter(key => readProperty(was, key) !== '').length
      if (set > 0) await confirm(terminal, options, `Replace the ${count(set, 'property', 'properties')} that are set?`)
      properties = await engine.engine.clusterProperties.update({ text, was })
    }
    show(terminal, options, properties, () => propertyLines(properties))
  })
