import { useQuery } from '@tanstack/react-query'
import { SECOND } from '../../../../src-shared/time.ts'
import { rpc } from '../../../lib/rpc.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'

interface Props {
  value: string
  problem: string | undefined
  onChange(value: string): void
}

/** Where requests go on to, with what listens on this machine to choose from. */
export const ForwardField = ({ value, problem, onChange }: Props) => {
  const apps = useQuery(rpc.receiver.localApps.queryOptions({ staleTime: 5 * SECOND })).data?.items ?? []
  return (
    <div className="flex flex-col gap-1">
      <Field
        label="Forward to"
        optional
        error={problem}
        help="Requests go on to this app and its answer goes back; what follows the inbox’s name in the path is added. Empty: the rules answer."
      >
        {ids => (
          <Input
            {...ids}
            mono
            placeholder="http://localhost:3000/webhooks"
            value={value}
            onChange={event => onChange(event.target.value)}
          />
        )}
      </Field>
      {apps.length > 0 && (
        <div role="group" aria-label="Apps found on this machine" className="flex flex-wrap items-center gap-1.5">
          <span className="text-xs text-faint">Found on this machine:</span>
          {apps.map(({ url }) => (
            <Button key={url} size="small" onClick={() => onChange(url)}>
              <span className="mono">{url}</span>
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
