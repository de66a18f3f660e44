import { Command } from 'commander'
import { HookError } from '../../../../src-shared/error.ts'
import { SECOND } from '../../../../src-shared/time.ts'
import type { CaptureCondition } from '../../../engine/cel/capture-condition.ts'
import type { Cli } from '../cli.ts'
import { addEngineOptions } from '../engine-options.ts'
import { EXIT } from '../exit-code.ts'
import { duration } from '../option/duration.ts'
import { wholeNumber } from '../option/number.ts'
import { jsonLine, type OutputOptions } from '../print/show.ts'
import { addReceivingOptions } from '../receiving/receiving-options.ts'
import { untilInterrupted } from '../until-interrupted.ts'
import { createExpectation } from './expect/expectation.ts'
import { createJudge } from './expect/judge.ts'
import { openSource, type SourceOptions } from './expect/open-source.ts'
import { endingJson, endingLines, type Ending, requestLine } from './expect/report.ts'
import { type CommandEnd, runCommand } from './expect/run-command.ts'

interface ExpectOptions extends OutputOptions, SourceOptions {
  count: number
  exactly?: boolean
  match?: string
  timeout: number
  settle: number
  exec?: string
}

const MOST = 1_000_000

const HELP = `
It ends with 0 as soon as the requests that were asked for came, with 1 when they did not in time, and says which came
nearest and what differs first. With a command, it runs that once requests can come, and the command has to end with 0
too; HOOKBENCH_RECEIVER_URL in its environment is where to send.

--match is a condition in CEL over method, path, query, headers, body, size, verification, count:
  body.total > 100 && headers["x-github-event"] == "push" && path.endsWith("/orders")

Examples:
  hookbench expect --count 2 --match 'body.type == "order.paid"' -- npm run test:webhooks
  hookbench expect --scheme github --secret env:WEBHOOK_SECRET --timeout 2m --exec './send.sh "$HOOKBENCH_RECEIVER_URL"'
  hookbench expect --count 3 --respond preset:fail-twice        the sender tries again
  hookbench expect --count 0 --timeout 5s                       nothing may be sent
  hookbench expect --data-dir ./data --inbox shop --since 5m    at a running engine`

const commandOf = (words: readonly string[], exec: string | undefined): string | readonly string[] | null => {
  if (words.length > 0 && exec !== undefined) {
    throw new HookError('INVALID_INPUT', 'There are two commands: one with --exec and one behind it.', {
      help: 'Give one of them.',
    })
  }
  return exec ?? (words.length > 0 ? words : null)
}

/** Loaded when it is used: the library takes 20 ms, which no other command should wait for. */
const readCondition = async (text: string): Promise<CaptureCondition> => {
  const { compileCondition } = await import('../../../engine/cel/capture-condition.ts')
  return compileCondition(text)
}

/** `hookbench expect`: waits for requests; 0 they came, 1 not, 2 wrong usage, 3 the environment. */
export const expectCommand = (cli: Cli): Command =>
  addEngineOptions(
    addReceivingOptions(
      new Command('expect')
        .description('wait until requests come that match; for tests and CI')
        .argument('[command...]', 'command to run once requests can come, behind --')
        .passThroughOptions()
        .option('--count <n>', 'so many requests must match; 0: none may', wholeNumber(0, MOST), 1)
        .option('--exactly', 'neither more nor other requests may come')
        .option('--match <cel>', 'what a request must be, in CEL; default: any')
        .option('--timeout <time>', 'longest wait: 500ms, 30s, 2m', duration, 30 * SECOND)
        .option('--settle <time>', 'how long it must be quiet at the end, with --exactly', duration, SECOND)
        .option('--exec <command>', 'command for the shell to run once requests can come'),
      'only requests to this inbox; default: any',
    )
      .option('--engine', 'watch the running engine; --url, --data-dir, --token and --since do so too')
      .option('--since <time>', 'at a running engine: also captures from this time on, 5m or 2026-11-22T10:00:00Z')
      .option('--json', 'print JSON lines: ready, capture, closed'),
  )
    .addHelpText('after', HELP)
    .action(async (words: string[], options: ExpectOptions, command: Command) => {
      const { terminal, clock, finish } = cli
      const { count, exactly = false, match, timeout, settle, inbox = null, json } = options
      const given = commandOf(words, options.exec)
      const judge = createJudge({
        inbox,
        verified: options.scheme !== undefined,
        condition: match === undefined ? null : await readCondition(match),
      })
      const { interrupted, release } = untilInterrupted(cli)
      const say = (line: string): void => terminal.err(`${line}\n`)

      const source = await openSource(options, cli, command)
      const { url } = source
      if (json) jsonLine(terminal, { type: 'ready', url, pid: process.pid })
      else say(`Ready: ${url}`)

      const expectation = createExpectation({
        count,
        exactly,
        timeoutMs: timeout,
        settleMs: settle,
        command: given !== null,
        clock,
      })
      source.begin(capture => {
        const judged = judge(capture)
        if (json) jsonLine(terminal, { type: 'capture', number: judged.number, matched: judged.matched, ...capture })
        else say(`${judged.matched ? '✓' : '·'} ${requestLine(judged)}`)
        expectation.add(judged)
      })

      const running = given === null ? null : runCommand(given, { HOOKBENCH_RECEIVER_URL: url }, cli)
      let ended: CommandEnd | null = null
      const commandEnds = running?.ended.then(end => {
        ended = end
        expectation.commandEnded(end.exitCode === 0)
      })
      void interrupted.then(expectation.interrupt)
      try {
        const outcome = await Promise.race([
          expectation.done,
          source.failed,
          ...(commandEnds === undefined ? [] : [commandEnds.then(() => expectation.done)]),
        ])
        const ending: Ending = {
          outcome,
          tally: expectation.tally(),
          count,
          timeoutMs: timeout,
          url,
          command: running && ended && { text: running.text, ...(ended as CommandEnd) },
        }
        if (json) jsonLine(terminal, endingJson(ending))
        else endingLines(ending).forEach(say)
        if (outcome !== 'matched') finish(EXIT.failure)
      } finally {
        expectation.interrupt()
        await running?.stop()
        await source.close()
        release()
      }
    })
