import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { HookError } from '../../../../../src-shared/error.ts'
import type { Terminal } from '../../terminal.ts'

export interface BatchLine {
  /** From 1. */
  line: number
  event: unknown
}

export interface Chunk {
  items: BatchLine[]
  /** Lines that are not JSON. */
  broken: { line: number; reason: string }[]
  /** Number of the last line read. */
  upTo: number
}

/** What one call takes. */
const MOST_ITEMS = 1000
const MOST_CHARACTERS = 2_000_000

const inputOf = async (file: string, terminal: Terminal): Promise<Readable> => {
  if (file === '-') return terminal.stdin
  try {
    await (await open(file)).close()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new HookError('INVALID_INPUT', `Cannot read the file "${file}": ${reason}.`, { cause })
  }
  return createReadStream(file)
}

/** The lines of an NDJSON file in chunks that one call takes; empty lines count but hold nothing. */
export async function* readBatch(file: string, terminal: Terminal): AsyncGenerator<Chunk> {
  const lines = createInterface({ input: await inputOf(file, terminal), crlfDelay: Number.POSITIVE_INFINITY })
  let chunk: Chunk = { items: [], broken: [], upTo: 0 }
  let characters = 0
  for await (const text of lines) {
    if (chunk.items.length >= MOST_ITEMS || characters + text.length > MOST_CHARACTERS) {
      yield chunk
      chunk = { items: [], broken: [], upTo: chunk.upTo }
      characters = 0
    }
    chunk.upTo += 1
    characters += text.length
    if (text.trim() === '') continue
    try {
      chunk.items.push({ line: chunk.upTo, event: JSON.parse(text) })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      chunk.broken.push({ line: chunk.upTo, reason: `not JSON: ${reason}` })
    }
  }
  yield chunk
}
