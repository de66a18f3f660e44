import { useState } from 'react'
import { toast } from 'sonner'
import { queryClient } from '../../lib/query-client.ts'
import { go, paths } from '../../lib/router.ts'
import { client, rpc } from '../../lib/rpc.ts'
import { showSecret } from './secret-dialog.tsx'
import { WebhookFormPane } from './webhook-form.tsx'
import { newForm, toCreate, type WebhookForm } from './webhook-form-model.ts'

const create = async (form: WebhookForm): Promise<void> => {
  const webhook = await client.webhooks.create(toCreate(form))
  const { secret, publicKey } = webhook
  await queryClient.invalidateQueries({ queryKey: rpc.webhooks.key() })
  go(paths.webhook(webhook.id))
  if (secret !== null || publicKey !== null) showSecret({ webhook, secret, publicKey })
  else toast.success(`Created “${webhook.name}”.`)
}

const AddWebhookPane = () => {
  const [initial] = useState(() => newForm())
  return (
    <WebhookFormPane
      title="New webhook"
      action="Create"
      initial={initial}
      draftKey="webhook.new"
      onSave={create}
      onClose={() => go(paths.webhooks)}
    />
  )
}

export default AddWebhookPane
