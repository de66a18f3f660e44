import { z } from 'zod'
import { SECOND } from '../../../../../src-shared/time.ts'
import { compileCondition } from '../../../../engine/cel/capture-condition.ts'
import { createExpectation } from '../../command/expect/expectation.ts'
import { createJudge } from '../../command/expect/judge.ts'
import { endingJson } from '../../command/expect/report.ts'
import { watchEngine } from '../../command/expect/watch-engine.ts'
import { defineTool } from '../tool.ts'

/** Clients give up after 60 s. */
const LONGEST_S = 50

export const waitForCaptures = defineTool({
  name: 'wait_for_captures',
  title: 'Wait for captures',
  description:
    'Waits until count requests come that match, from now on or since an ISO time, and answers the outcome (matched, timed-out) with the ids of those that matched; else with the up to three nearest and the first thing that differs in each. match is CEL over method, path, query, headers (small letters), body (JSON or text), size, verification, count: body.type == "order.paid" && verification.result == "valid".',
  writes: false,
  input: z.strictObject({
    count: z.int().min(1).max(1000).default(1),
    match: z.string().max(2000).optional(),
    inbox: z.string().optional(),
    since: z.iso.datetime({ offset: true }).optional(),
    timeoutSeconds: z.number().min(0).max(LONGEST_S).default(30),
  }),
  async run({ count, match, inbox = null, since, timeoutSeconds }, { engine, clock, signal }) {
    const judge = createJudge({
      inbox,
      verified: false,
      condition: match === undefined ? null : compileCondition(match),
    })
    const watch = await watchEngine(await engine(), since, clock)
    const expectation = createExpectation({
      count,
      exactly: false,
      timeoutMs: timeoutSeconds * SECOND,
      settleMs: 0,
      command: false,
      clock,
    })
    const matched: string[] = []
    watch.begin(capture => {
      const judged = judge(capture)
      if (judged.matched) matched.push(capture.id)
      expectation.add(judged)
    })
    signal.addEventListener('abort', expectation.interrupt, { once: true })
    try {
      const outcome = await Promise.race([expectation.done, watch.failed])
      const {
        type: _,
        command: __,
        unwanted: ___,
        ...result
      } = endingJson({
        outcome,
        tally: expectation.tally(),
        count,
        timeoutMs: timeoutSeconds * SECOND,
        url: '',
        command: null,
      })
      return { ...result, captures: matched }
    } finally {
      expectation.interrupt()
      watch.stop()
      signal.removeEventListener('abort', expectation.interrupt)
    }
  },
})
