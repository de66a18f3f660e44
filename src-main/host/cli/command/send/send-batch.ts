import { HookError } from '../../../../../src-shared/error.ts'
import type { BatchPublished } from '../../../../../src-shared/model/message.ts'
import type { Cli } from '../../cli.ts'
import type { EngineClient } from '../../connect.ts'
import { jsonLine, type OutputOptions } from '../../print/show.ts'
import { count } from '../../print/units.ts'
import { visibleLine } from '../../print/visible.ts'
import { openBatch } from './open-batch.ts'
import { type Chunk, readBatch } from './read-batch.ts'

interface Tally {
  accepted: number
  errors: number
  /** Number of the last line that was dealt with. */
  upTo: number
  cancelled: boolean
}

/**
 * Publishes a file chunk by chunk, each on disk at the engine before the next goes out. Ctrl-C stops after the chunk
 * under way, a second one at once. Resolves with true when every line was accepted.
 */
export const sendBatch = async (
  engine: EngineClient,
  file: string,
  options: OutputOptions,
  { terminal }: Cli,
): Promise<boolean> => {
  const input = await openBatch(file, terminal)
  const tally: Tally = { accepted: 0, errors: 0, upTo: 0, cancelled: false }
  const release = terminal.onInterrupt(() => {
    if (tally.cancelled) terminal.exitNow(130)
    tally.cancelled = true
  })

  const refuse = (line: number, error: { message: string }): void => {
    tally.errors += 1
    if (options.json) jsonLine(terminal, { type: 'error', line, error })
    else terminal.err(`line ${line}: ${visibleLine(error.message)}\n`)
  }

  /** A line that alone is too large for a call is refused like any other that is wrong. */
  const publishItems = async (items: Chunk['items']): Promise<BatchPublished> => {
    if (items.length === 0) return { accepted: 0, ids: [], errors: [] }
    try {
      return await engine.messages.publishBatch(items.map(item => item.event))
    } catch (error) {
      if (items.length > 1 || !(error instanceof HookError) || error.code !== 'TOO_LARGE') throw error
      return { accepted: 0, ids: [], errors: [{ index: 0, error: error.toBody() }] }
    }
  }

  const publish = async ({ items, broken }: Chunk): Promise<void> => {
    const answer = await publishItems(items)
    const refused = new Set(answer.errors.map(({ index }) => index))
    const accepted = items.filter((_, index) => !refused.has(index))
    tally.accepted += answer.accepted
    if (options.json) {
      for (const [i, { line }] of accepted.entries()) jsonLine(terminal, { type: 'accepted', line, id: answer.ids[i] })
    }
    const errors = answer.errors.map(({ index, error }) => ({ line: items[index]?.line ?? 0, error }))
    for (const { line, error } of [...errors, ...broken].sort((a, b) => a.line - b.line)) refuse(line, error)
  }

  const progress = (): void => {
    if (terminal.isTty.err) terminal.err(`\r${tally.accepted} accepted, at line ${tally.upTo}`)
  }

  const summarise = (): void => {
    if (terminal.isTty.err) terminal.err('\r\u001b[K')
    if (options.json) jsonLine(terminal, { type: 'closed', ...tally })
    else {
      const after = tally.cancelled ? `, cancelled after line ${tally.upTo}` : ''
      const refused = tally.errors > 0 ? `, ${count(tally.errors, 'line')} refused` : ''
      terminal.out(`Accepted ${count(tally.accepted, 'message')}${refused}${after}.\n`)
    }
  }

  try {
    for await (const chunk of readBatch(input)) {
      await publish(chunk)
      tally.upTo = chunk.upTo
      progress()
      if (tally.cancelled) break
    }
  } catch (error) {
    terminal.err(`Lines up to ${tally.upTo} were dealt with; what follows was not, or its answer is not known.\n`)
    throw error
  } finally {
    release()
    summarise()
  }
  return tally.errors === 0 && !tally.cancelled
}
