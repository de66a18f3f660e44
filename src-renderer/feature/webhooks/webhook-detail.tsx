import { Pencil, X } from 'lucide-react'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { go, paths } from '../../lib/router.ts'
import { useNow } from '../../lib/now.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { DetailPane } from '../../ui/detail-pane.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { DisabledBanner } from './disabled-banner.tsx'
import { EnabledSwitch } from './enabled-switch.tsx'
import { SettingsCard } from './settings-card.tsx'
import { TestButton, TestResult, useTest } from './test-webhook.tsx'
import { resetSecret } from './webhook-actions.ts'
import { WebhookLog } from './webhook-log.tsx'
import { WebhookMenu } from './webhook-menu.tsx'
import { webhookSummary } from './webhook-summary.ts'

const SIGNATURES = {
  none: 'Not signed',
  standard: 'Standard Webhooks signature',
  'body-token': 'Token in the body',
} as const

const EndpointCard = ({ webhook }: { webhook: Webhook }) => (
  <Card title="Endpoint" aside={<span className="mono text-xs">{`no. ${webhook.number}`}</span>}>
    <Facts>
      <Fact name="URL">
        <CopyValue value={webhook.url} wrap />
      </Fact>
      <Fact name="Event types">
        <span className="mono break-words">{webhook.eventTypes.join(', ') || 'none'}</span>
      </Fact>
      <Fact name="Signature">
        {webhook.signing.scheme === 'standard'
          ? `${SIGNATURES.standard} (${webhook.signing.algorithms.join(', ')})`
          : SIGNATURES[webhook.signing.scheme]}
      </Fact>
      {webhook.signing.scheme !== 'none' && (
        <Fact name="Secret">
          <span className="flex items-center gap-2">
            <span className="mono" aria-label="masked">
              ••••••••••••
            </span>
            <Button size="small" onClick={() => void resetSecret(webhook)}>
              Reset secret
            </Button>
          </span>
        </Fact>
      )}
      {webhook.publicKey && (
        <Fact name="Public key">
          <CopyValue value={webhook.publicKey} wrap />
        </Fact>
      )}
    </Facts>
  </Card>
)

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
      <SettingsCard webhook={webhook} />
      <WebhookLog webhookId={webhook.id} />
    </DetailPane>
  )
}
