import { useMutation, useQuery } from '@tanstack/react-query'
import type { EngineSettings } from '../../../src-shared/model/settings.ts'
import { queryClient } from '../../lib/query-client.ts'
import { client, rpc } from '../../lib/rpc.ts'
import { Segmented } from '../../ui/segmented.tsx'

type Mode = EngineSettings['eventTypeValidation']

const MODES: { value: Mode; label: string; means: string }[] = [
  { value: 'off', label: 'Off', means: 'Events are taken as they come.' },
  { value: 'warn', label: 'Warn', means: 'An event that does not fit is taken, and the app log tells of it.' },
  {
    value: 'reject',
    label: 'Reject',
    means: 'An event that does not fit is refused. Types without a schema, or not listed here, pass.',
  },
]

/** What happens to published events whose data do not fit the schema of their type. */
export const ValidationSetting = () => {
  const mode = useQuery(rpc.engine.settings.get.queryOptions()).data?.eventTypeValidation
  const change = useMutation({
    mutationFn: (eventTypeValidation: Mode) => client.engine.settings.update({ eventTypeValidation }),
    onSuccess: settings => queryClient.setQueryData(rpc.engine.settings.get.queryKey(), settings),
  })
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 border-b border-line px-4 py-1">
      <span>Check events against their schema</span>
      {mode !== undefined && (
        <>
          <Segmented
            writes
            label="Check events against their schema"
            value={mode}
            choices={MODES}
            onChange={next => change.mutate(next)}
          />
          <span role="status" className="text-muted">
            {MODES.find(({ value }) => value === mode)?.means}
          </span>
        </>
      )}
    </div>
  )
}
