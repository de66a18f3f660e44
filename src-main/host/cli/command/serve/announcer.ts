import type { Death } from '../../../serving/keep-serving.ts'
import type { Served, Summary } from '../../../serving/start-serving.ts'
import { jsonLine } from '../../print/show.ts'
import { style } from '../../print/style.ts'
import type { Terminal } from '../../terminal.ts'

/** Tells whoever started `serve` how it goes. */
export interface Announcer {
  ready(served: Served): void
  reconnecting(death: Death): void
  stopping(): void
  /** Null: the log could not be asked. */
  closed(summary: Summary | null): void
}

/** For scripts: one JSON line each. */
export const jsonAnnouncer = (terminal: Terminal): Announcer => ({
  ready: ({ url, token, receiverUrl, httpsReceiverUrl }) =>
    jsonLine(terminal, { type: 'ready', url, token, receiverUrl, httpsReceiverUrl, pid: process.pid }),
  reconnecting: death => jsonLine(terminal, { type: 'reconnecting', ...death }),
  stopping() {},
  closed: summary => jsonLine(terminal, { type: 'closed', ...summary }),
})

/** For a person. */
export const wordAnnouncer = (terminal: Terminal, dataDir: string): Announcer => {
  let again = ''
  return {
    ready(served) {
      const rows = [
        ['Open', style(terminal, 'cyan', served.loginUrl), '(works once)'],
        ['API', served.url],
        ['Receiver', served.receiverUrl ?? 'off'],
        ['', served.httpsReceiverUrl ?? ''],
        ['Data', dataDir],
      ]
      terminal.out(`${style(terminal, 'bold', `Hookbench is running${again}.`)} Ctrl-C stops it.\n\n`)
      for (const [name = '', ...rest] of rows) {
        if (rest[0] !== '') terminal.out(`  ${name.padEnd(8)}  ${rest.join(' ')}\n`)
      }
    },
    reconnecting({ reason, againInMs }) {
      again = ' again'
      terminal.err(`error: the engine ended: ${reason}\nIt starts again in ${againInMs / 1000} s.\n`)
    },
    stopping: () => terminal.out('Stopping; what is under way is finished. Ctrl-C again ends at once.\n'),
    closed(summary) {
      if (summary === null) return terminal.out('Stopped.\n')
      const { sent, failed, waiting } = summary
      terminal.out(`Stopped. In the log: ${sent} sent, ${failed} failed, ${waiting} waiting for the next start.\n`)
    },
  }
}
