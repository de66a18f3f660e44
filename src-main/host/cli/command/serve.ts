import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { dataDirectory } from '../../data-directory.ts'
import { openInBrowser } from '../open-in-browser.ts'
import { portNumber } from '../option/number.ts'
import { EXIT } from '../exit-code.ts'
import type { OutputOptions } from '../print/show.ts'
import { untilInterrupted } from '../until-interrupted.ts'
import { keepServing } from '../../serving/keep-serving.ts'
import { readServeSettings, type ServeOptions, type ServeSettings } from '../../serving/serve-settings.ts'
import { type Served, startServing } from '../../serving/start-serving.ts'
import { jsonAnnouncer, wordAnnouncer } from './serve/announcer.ts'

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

const portOf = (url: string | null): number => Number(new URL(url ?? 'http://127.0.0.1:0').port)

/** The same ports again for the next start, so that those who use them find them. One that a person chose is theirs. */
const samePorts = (settings: ServeSettings, before: Served): ServeSettings => ({
  ...settings,
  api: { ...settings.api, port: portOf(before.url) },
  receiver: { ...settings.receiver, port: portOf(before.receiverUrl) },
  httpsPort: portOf(before.httpsReceiverUrl),
})

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
      const say = options.json ? jsonAnnouncer(terminal) : wordAnnouncer(terminal, dataDir)
      const { interrupted, release } = untilInterrupted(cli)
      try {
        const summary = await keepServing({
          start: before => startServing(cli.files, before === null ? settings : samePorts(settings, before), dataDir),
          clock: cli.clock,
          interrupted,
          onReady(served, isFirst) {
            say.ready(served)
            if (isFirst && options.open) openInBrowser(served.loginUrl)
          },
          onDeath: say.reconnecting,
          onStopping: say.stopping,
          onStuck: () => terminal.exitNow(EXIT.died),
        })
        say.closed(summary)
      } finally {
        release()
      }
    })
