import { useState } from 'react'
import { toast } from 'sonner'
import type { Webhook } from '../../../src-shared/model/webhook.ts'
import { queryClient } from '../../lib/query-client.ts'
import { go, paths } from '../../lib/router.ts'
import { client, rpc } from '../../lib/rpc.ts'
import { WebhookFormPane } from './webhook-form.tsx'
import { formOf, toUpdate, type WebhookForm } from './webhook-form-model.ts'

/** Saves changed fields only (R11). */
const EditWebhookPane = ({ webhook }: { webhook: Webhook }) => {
  const [before] = useState(() => formOf(webhook))
  const back = (): void => go(paths.webhook(webhook.id))

  const save = async (form: WebhookForm): Promise<void> => {
    const change = toUpdate(form, before)
    if (Object.keys(change).length > 0) {
      await client.webhooks.update({ id: webhook.id, ...change })
      await queryClient.invalidateQueries({ queryKey: rpc.webhooks.key() })
      toast.success(`Saved “${form.name}”.`)
    }
    back()
  }

  return (
    <WebhookFormPane
      title="Edit webhook"
      action="Save"
      initial={before}
      draftKey={`webhook.${webhook.id}`}
      onSave={save}
      onClose={back}
    />
  )
}

export default EditWebhookPane
