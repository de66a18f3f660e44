import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { dataDirectory } from '../data-directory.ts'
import { openInBrowser } from '../open-in-browser.ts'
import { portNumber } from '../option/number.ts'
import { jsonLine, type OutputOptions } from '../print/show.ts'
import { style } from '../print/style.ts'
import { untilInterrupted } from '../until-interrupted.ts'
import { readServeSettings, type ServeOptions } from '../../serving/serve-settings.ts'
import { type Served, startServing } from '../../serving/start-serving.ts'

interface Options extends ServeOptions, OutputOptions {
  dataDir?: string
  open?: boolean
}

const EXAMPLES = `
The environment sets HOOKBENCH_PORT, HOOKBENCH_RECEIVER_PORT, HOOKBENCH_DATA, HOOKBENCH_KEY (32 bytes, base64 or hex,
that seal secrets; else a file in the data directory), HOOKBENCH_TOKEN (the API token) and HOOKBENCH_LOG_LEVEL
(debug, info, warn, error, silent). Flags win.

Examples:
  hookbench serve
  hookbench serve --port 4200 --receiver-port 9200 --data-dir ./data
  hookbench serve --json --port 0 --receiver-port 0      for scripts: one JSON line when it is ready`

const sayReady = ({ terminal }: Cli, served: Served, dataDir: string): void => {
  const rows = [
    ['Open', style(terminal, 'cyan', served.loginUrl), '(works once)'],
    ['API', served.url],
    ['Receiver', served.receiverUrl ?? 'off'],
    ['', served.httpsReceiverUrl ?? ''],
    ['Data', dataDir],
  ]
  terminal.out(`${style(terminal, 'bold', 'Hookbench is running.')} Ctrl-C stops it.\n\n`)
  for (const [name = '', ...rest] of rows) {
    if (rest[0] !== '') terminal.out(`  ${name.padEnd(8)}  ${rest.join(' ')}\n`)
  }
}

/** `hookbench serve`: runs an engine with its API, receiver and user interface until it is interrupted. */
export const serveCommand = (cli: Cli): Command =>
  new Command('serve')
    .description('run the engine with its user interface, API and receiver')
    .option('--host <host>', 'address the API and the user interface listen on', '127.0.0.1')
    .option('--port <n>', 'their port (HOOKBENCH_PORT); default: 4100 or the next free one', portNumber)
    .option('--receiver-port <n>', 'port of the receiver (HOOKBENCH_RECEIVER_PORT); default: 9000', portNumber)
    .option('--data-dir <dir>', 'data directory (HOOKBENCH_DATA)')
    .option('--allow-private', 'webhooks may point at addresses of private networks')
    .option('--open', 'open the user interface in the browser')
    .option('--json', 'print JSON lines')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options, command: Command) => {
      const { terminal } = cli
      const dataDir = dataDirectory(
        options.dataDir ?? command.parent?.opts<{ dataDir?: string }>().dataDir,
        terminal.env,
      )
      const settings = readServeSettings(options, terminal.env)
      const { interrupted, release } = untilInterrupted(cli)
      const served = await startServing(cli.files, settings, dataDir)
      if (options.json) {
        const { url, token, receiverUrl, httpsReceiverUrl } = served
        jsonLine(terminal, { type: 'ready', url, token, receiverUrl, httpsReceiverUrl, pid: process.pid })
      } else sayReady(cli, served, dataDir)
      if (options.open) openInBrowser(served.loginUrl)

      await interrupted
      if (!options.json) terminal.out('Stopping; what is under way is finished. Ctrl-C again ends at once.\n')
      const { sent, failed, waiting } = await served.close()
      if (options.json) jsonLine(terminal, { type: 'closed', sent, failed, waiting })
      else terminal.out(`Stopped. In the log: ${sent} sent, ${failed} failed, ${waiting} waiting for the next start.\n`)
      release()
    })
