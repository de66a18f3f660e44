import { Pencil, X } from 'lucide-react'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { go, paths } from '../../lib/router.ts'
import { useNow } from '../../lib/now.ts'
import { Button } from '../../ui/button.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { DetailPane } from '../../ui/detail-pane.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { DisabledBanner } from './disabled-banner.tsx'
import { EndpointCard } from './endpoint-card.tsx'
import { FilterCard } from './filter-card.tsx'
import { EnabledSwitch } from './enabled-switch.tsx'
import { SettingsCard } from './settings-card.tsx'
import { TestButton, TestResult, useTest } from './test-webhook.tsx'
import { WebhookLog } from './webhook-log.tsx'
import { WebhookMenu } from './webhook-menu.tsx'
import { webhookSummary } from './webhook-summary.ts'

const close = (): void => go(paths.webhooks)

export const WebhookDetailPane = ({ webhook }: { webhook: Webhook }) => {
  const now = useNow()
  const test = useTest(webhook.id)
  return (
    <DetailPane
      label="Webhook"
      onClose={close}
      head={
        <>
          <div className="flex min-w-0 flex-1 items-center text-faint">
            <CopyValue value={webhook.id} />
          </div>
          <EnabledSwitch webhook={webhook} />
          <TestButton test={test} />
          <Button icon={<Pencil size={13} aria-hidden />} onClick={() => go(paths.editWebhook(webhook.id))}>
            Edit
          </Button>
          <WebhookMenu webhook={webhook} />
          <IconButton label="Close the detail" icon={<X size={15} />} onClick={close} />
        </>
      }
    >
      <p className="text-lg">{webhookSummary(webhook, now)}</p>
      <DisabledBanner webhook={webhook} />
      <TestResult test={test} />
      <EndpointCard webhook={webhook} />
      <FilterCard webhook={webhook} />
      <SettingsCard webhook={webhook} />
      <WebhookLog webhookId={webhook.id} />
    </DetailPane>
  )
}
