import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { connect } from '../connect.ts'
import { addEngineOptions } from '../engine-options.ts'

const HELP = `
The client starts it and speaks with it over standard input and output; docs/mcp.md has the lines for Claude, Cursor and
VS Code. It may only read unless --allow-write is given. The engine may be started later.

Example:
  claude mcp add hookbench -- hookbench mcp`

/** `hookbench mcp`: a Model Context Protocol server for coding agents. */
export const mcpCommand = ({ terminal, clock }: Cli): Command =>
  addEngineOptions(
    new Command('mcp')
      .description('let a coding agent look at captures, over the Model Context Protocol')
      .option('--allow-write', 'also replay captures, send samples and events, create inboxes'),
  )
    .addHelpText('after', HELP)
    .action(async ({ allowWrite = false }: { allowWrite?: boolean }, command: Command) => {
      const { serveMcp } = await import('../mcp/serve-mcp.ts')
      await serveMcp({
        terminal,
        allowWrite,
        clock,
        env: terminal.env,
        engine: () => connect(command, terminal),
      })
    })
