import { Ellipsis, KeyRound, Pencil, Power, Trash2 } from 'lucide-react'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { go, paths } from '../../lib/router.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { hasGeneratedSecret, secretVerb } from './secret-policy.ts'
import { useToggleWebhook } from './use-toggle-webhook.ts'
import { deleteWebhook, resetSecret } from './webhook-actions.ts'

/** Edit, disable, reset secret, delete (R12). */
export const WebhookMenu = ({ webhook }: { webhook: Webhook }) => {
  const toggle = useToggleWebhook()
  return (
    <span role="presentation" className="inline-flex" onClick={event => event.stopPropagation()}>
      <Menu
        trigger={<IconButton label={`Actions: ${webhook.name}`} icon={<Ellipsis size={15} />} />}
        actions={[
          { label: 'Edit', icon: <Pencil size={14} />, run: () => go(paths.editWebhook(webhook.id)) },
          {
            label: webhook.enabled ? 'Disable' : 'Enable',
            icon: <Power size={14} />,
            writes: true,
            run: () => toggle.mutate({ id: webhook.id, enabled: !webhook.enabled }),
          },
          ...(hasGeneratedSecret(webhook)
            ? [
                {
                  label: `${secretVerb(webhook)} secret`,
                  icon: <KeyRound size={14} />,
                  writes: true,
                  run: () => void resetSecret(webhook),
                },
              ]
            : []),
          {
            label: 'Delete',
            icon: <Trash2 size={14} />,
            danger: true,
            writes: true,
            run: () => void deleteWebhook(webhook),
          },
        ]}
      />
    </span>
  )
}
