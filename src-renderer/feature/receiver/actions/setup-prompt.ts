import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import type { KnownStart } from '../../../lib/hookbench-line.ts'

/** A text for an assistant that can use MCP servers: how to connect to this engine, and what the inbox is. */
export const setupPrompt = (inbox: Pick<Inbox, 'name' | 'url' | 'scheme'>, start: KnownStart): string => {
  const server = { command: 'hookbench', args: ['mcp', ...(start?.reach ?? [])] }
  const verified =
    inbox.scheme === 'none' ? 'It verifies no signature.' : `It verifies signatures by the scheme “${inbox.scheme}”.`
  return `My webhooks arrive in the inbox “${inbox.name}” of Hookbench, at ${inbox.url}. ${verified}

Add this MCP server to your configuration:

${JSON.stringify({ mcpServers: { hookbench: server } }, null, 2)}

Then use its tools to list the requests of the inbox “${inbox.name}”, to look at them, and to explain why a signature
does not verify and what to change in my code. The server only reads; with "--allow-write" behind "mcp" it may also
replay requests and send samples.
`
}
