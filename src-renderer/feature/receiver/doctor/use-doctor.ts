import { useCallback, useRef, useState } from 'react'
import type {
  DoctorCheck,
  DoctorCheckName,
  DoctorInput,
  DoctorPlan,
  DoctorReport,
} from '../../../../src-shared/model/doctor.ts'
import { client } from '../../../lib/rpc.ts'

interface Examination {
  plan: DoctorPlan | null
  /** The check that goes on now. */
  running: DoctorCheckName | null
  checks: DoctorCheck[]
  report: DoctorReport | null
  failure: unknown
  busy: boolean
}

const NOTHING: Examination = { plan: null, running: null, checks: [], report: null, failure: null, busy: false }

/** One examination at a time, followed as it goes. */
export const useDoctor = (): Examination & { run(input: DoctorInput): Promise<void>; cancel(): void } => {
  const [state, setState] = useState(NOTHING)
  const stop = useRef<AbortController | null>(null)
  const cancel = useCallback((): void => stop.current?.abort(), [])

  const run = async (input: DoctorInput): Promise<void> => {
    const mine = new AbortController()
    stop.current = mine
    setState({ ...NOTHING, busy: true })
    try {
      for await (const event of await client.doctor.watch(input, { signal: mine.signal })) {
        if (event.type === 'plan') setState(before => ({ ...before, plan: event.plan }))
        else if (event.type === 'started') setState(before => ({ ...before, running: event.name }))
        else if (event.type === 'check')
          setState(before => ({ ...before, running: null, checks: [...before.checks, event.check] }))
        else setState(before => ({ ...before, report: event.report }))
      }
    } catch (failure) {
      if (!mine.signal.aborted) setState(before => ({ ...before, failure }))
    } finally {
      setState(before => ({ ...before, busy: false, running: null }))
    }
  }
  return { ...state, run, cancel }
}
