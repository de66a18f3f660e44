import { hookbenchLine, type KnownStart } from './hookbench-line.ts'
import { shellQuote, shellWords } from './shell-quote.ts'

/** A longer one is no argument to look at, and the longest are refused by the system. */
const LONGEST_ARGUMENT = 500
const END = 'EOF'

/** A command that publishes an event of this type with this JSON text as its data. */
export const sendLine = (start: KnownStart, type: string, data: string): string => {
  const command = `send ${shellWords([type])} --data`
  if (data.length <= LONGEST_ARGUMENT || data.split('\n').includes(END)) {
    return hookbenchLine(start, `${command} ${shellQuote(data)}`)
  }
  return `${hookbenchLine(start, `${command} -`)} <<'${END}'\n${data}\n${END}`
}
