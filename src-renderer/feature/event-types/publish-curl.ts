import type { EventTypeDefinition } from '../../../src-shared/model/event-type-definition.ts'
import { shellQuote } from '../../lib/shell-quote.ts'

/** A shell command that publishes the first example; the token comes from the environment. */
export const publishCurl = ({ name, examples, systems }: EventTypeDefinition, apiUrl: string): string => {
  const originLicense = systems.includes('hedge') ? { originLicense: 'pro' } : {}
  const message = JSON.stringify({ type: name, data: examples[0] ?? {}, ...originLicense })
  const parts = [
    `curl ${shellQuote(`${apiUrl}/api/v1/messages`)}`,
    '-H "Authorization: Bearer $HOOKBENCH_TOKEN"',
    "-H 'Content-Type: application/json'",
    `--data-raw ${shellQuote(message)}`,
  ]
  return parts.join(' ')
}
