import { useRef, useState } from 'react'
import { client } from '../../../lib/rpc.ts'
import { rememberTarget } from '../replay/use-targets.ts'

type Input = Parameters<typeof client.samples.send>[0]
type Result = Awaited<ReturnType<typeof client.samples.send>>

interface Sending {
  busy: boolean
  result: Result | null
  failure: unknown
  send(input: Input): Promise<void>
  cancel(): void
  /** What was said belongs to another sample. */
  clear(): void
}

/** Sends a sample; one at a time, and it can be broken off. */
export const useSendSample = (): Sending => {
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  const clear = (): void => {
    setResult(null)
    setFailure(null)
  }
  const send = async (input: Input): Promise<void> => {
    const mine = new AbortController()
    stop.current = mine
    setBusy(true)
    clear()
    try {
      setResult(await client.samples.send(input, { signal: mine.signal }))
      rememberTarget(input.to)
    } catch (error) {
      if (!mine.signal.aborted) setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, result, failure, send, cancel: () => stop.current?.abort(), clear }
}
