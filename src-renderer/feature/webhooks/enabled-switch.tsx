import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { Switch } from '../../ui/switch.tsx'
import { useToggleWebhook } from './use-toggle-webhook.ts'

/** Its click does not open the row it is in. */
export const EnabledSwitch = ({ webhook }: { webhook: Webhook }) => {
  const toggle = useToggleWebhook()
  return (
    <span
      role="presentation"
      className="inline-flex align-middle"
      onClick={event => event.stopPropagation()}
      title={webhook.disabled?.reason}
    >
      <Switch
        aria-label={`Enabled: ${webhook.name}`}
        checked={webhook.enabled}
        alarm={webhook.disabled?.by === 'rule'}
        onChange={enabled => toggle.mutate({ id: webhook.id, enabled })}
      />
    </span>
  )
}
