import type { z } from 'zod'
import type { Clock } from '../../../../src-shared/time.ts'
import type { EngineClient } from '../connect.ts'

/** What a tool is given. */
export interface ToolContext {
  /** The engine that is running now. Throws a HookError when there is none. */
  engine(): Promise<EngineClient>
  env: Readonly<Record<string, string | undefined>>
  clock: Clock
  /** Aborted when the client does not want the answer any more. */
  signal: AbortSignal
}

/** One tool of the MCP server. */
export interface Tool {
  name: string
  title: string
  description: string
  /** It sends or changes something. */
  writes: boolean
  input: z.ZodType
  /** The answer, as JSON. Input is checked before. */
  run(input: unknown, context: ToolContext): Promise<unknown>
}

/** Ties what a tool is run with to what its schema says. */
export const defineTool = <S extends z.ZodType>(
  tool: Omit<Tool, 'input' | 'run'> & {
    input: S
    run(input: z.output<S>, context: ToolContext): Promise<unknown>
  },
): Tool => ({ ...tool, run: (input, context) => tool.run(tool.input.parse(input), context) })
