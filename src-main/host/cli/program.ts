import { styleText } from 'node:util'
import { Command } from 'commander'
import { VERSION } from '../../../src-shared/version.ts'
import type { Cli } from './cli.ts'
import { backendCommand } from './command/backend.ts'
import { capturesCommand } from './command/captures.ts'
import { appLogCommand } from './command/app-log.ts'
import { clusterPropertiesCommand } from './command/cluster-properties.ts'
import { deliveriesCommand } from './command/deliveries.ts'
import { doctorCommand } from './command/doctor.ts'
import { eventTypesCommand } from './command/event-types.ts'
import { inboxesCommand } from './command/inboxes.ts'
import { listenCommand } from './command/listen.ts'
import { messagesCommand } from './command/messages.ts'
import { openapiCommand } from './command/openapi.ts'
import { replayCommand } from './command/replay.ts'
import { retryCommand } from './command/retry.ts'
import { samplesCommand } from './command/samples.ts'
import { secretsCommand } from './command/secrets.ts'
import { sendCommand } from './command/send.ts'
import { serveCommand } from './command/serve.ts'
import { settingsCommand } from './command/settings.ts'
import { signCommand } from './command/sign.ts'
import { sourcesCommand } from './command/sources.ts'
import { tokensCommand } from './command/tokens.ts'
import { verifyCommand } from './command/verify.ts'
import { webhooksCommand } from './command/webhooks.ts'
import { addEngineOptions } from './engine-options.ts'

const EXAMPLES = `
Examples:
  hookbench serve                                               start the engine and its user interface
  hookbench webhooks create --name Shop --url http://127.0.0.1:9000/shop
  hookbench send order.paid --data '{"orderId":"ord_1"}'        publish an event
  hookbench deliveries list --status failed --since 2h          what did not arrive
  hookbench listen --port 9100                                  receive and show requests, without an engine

Exit codes: 0 it worked · 1 it did not, or the answer is no · 2 wrong usage · 3 no engine, no access, port taken`

/** The whole command line. */
export const createProgram = (cli: Cli): Command => {
  const program = new Command('hookbench')
    .description('Sends webhooks reliably, keeps every byte of the ones you receive, and says why a signature fails.')
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .showHelpAfterError('Run "hookbench --help" for how to use it.')
    .helpCommand(false)
    .enablePositionalOptions()
    .configureHelp({
      showGlobalOptions: false,
      styleTitle: text => styleText('bold', text, { validateStream: false }),
    })
    .addHelpText('after', EXAMPLES)
  addEngineOptions(program)

  program.commandsGroup('The engine:')
  program.addCommand(serveCommand(cli))
  program.addCommand(tokensCommand(cli))
  program.addCommand(appLogCommand(cli))
  program.addCommand(clusterPropertiesCommand(cli))
  program.addCommand(settingsCommand(cli))
  program.addCommand(backendCommand(cli))
  program.commandsGroup('Sending:')
  program.addCommand(sendCommand(cli))
  program.addCommand(sourcesCommand(cli))
  program.addCommand(webhooksCommand(cli))
  program.addCommand(eventTypesCommand(cli))
  program.addCommand(messagesCommand(cli))
  program.addCommand(deliveriesCommand(cli))
  program.addCommand(retryCommand(cli))
  program.commandsGroup('Receiving:')
  program.addCommand(inboxesCommand(cli))
  program.addCommand(capturesCommand(cli))
  program.addCommand(replayCommand(cli))
  program.commandsGroup('Without an engine:')
  program.addCommand(listenCommand(cli))
  program.addCommand(signCommand(cli))
  program.addCommand(verifyCommand(cli))
  program.addCommand(samplesCommand(cli))
  program.addCommand(doctorCommand(cli))
  program.addCommand(openapiCommand(cli))
  program.addCommand(secretsCommand(cli))
  return program
}
