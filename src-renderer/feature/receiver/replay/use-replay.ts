import { useRef, useState } from 'react'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import type { ReplayResult } from '../../../../src-shared/model/replay.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { client, rpc } from '../../../lib/rpc.ts'
import { rememberTarget } from './use-targets.ts'

type Input = Parameters<typeof client.captures.replay>[0]

interface Replay {
  busy: boolean
  result: ReplayResult | null
  failure: unknown
  /** The failure by its field, where it has one: `to`, `secret`, `edit.target`. */
  field: string | null
  send(input: Input): Promise<void>
  cancel(): void
}

/** Sends a capture again; one at a time, and it can be broken off. */
export const useReplay = (): Replay => {
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<ReplayResult | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)

  const send = async (input: Input): Promise<void> => {
    const mine = new AbortController()
    stop.current = mine
    setBusy(true)
    setResult(null)
    setFailure(null)
    try {
      setResult(await client.captures.replay(input, { signal: mine.signal }))
      rememberTarget(input.to)
      void queryClient.invalidateQueries({ queryKey: rpc.captures.replays.key({ input: { id: input.id } }) })
    } catch (error) {
      if (!mine.signal.aborted) setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    result,
    failure,
    field: failure === null ? null : (toHookError(failure).field ?? null),
    send,
    cancel: () => stop.current?.abort(),
  }
}
