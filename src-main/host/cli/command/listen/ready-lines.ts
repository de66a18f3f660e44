import { schemes } from '../../../../engine/sign/scheme/index.ts'
import { style } from '../../print/style.ts'
import type { ReceivingOptions } from '../../receiving/receiving-options.ts'
import type { Terminal } from '../../terminal.ts'

/** What somebody who started `listen` needs next: where to send, a line to try it, and what is verified. */
export const readyLines = (base: string, { inbox, scheme }: ReceivingOptions, terminal: Terminal): string[] => {
  const url = `${base}/${inbox ?? 'demo'}`
  const others = inbox === undefined ? ' and every other inbox' : ''
  return [
    `Listening on ${style(terminal, 'cyan', url)}${others} · Ctrl-C stops.`,
    `Try it from another terminal:  curl -d '{"hello":"world"}' ${url}`,
    scheme === undefined
      ? 'Signatures are not verified: add --scheme and --secret.'
      : `Verified as ${schemes[scheme].title} signs: ${schemes[scheme].summary}`,
    '',
  ]
}
