import { MASK } from '../../../../src-shared/model/secret-header.ts'
import { buildBody } from '../../dispatch/build-request.ts'
import type { AttemptRecord } from '../../port/queue.ts'
import type { DeliveryRow, MessageRow } from '../../port/store.ts'
import type { Templates } from '../../port/templates.ts'
import type { Registered } from '../../webhook/registry.ts'

/** Every body that the attempt may have had: which secret was in it then is not recorded. Or why there is none. */
export type SentBodies = { bodies: Buffer[] } | { note: string }

/** The body of an attempt, built again from its message as the delivery shows it, with the secrets that it had in it. */
export const sentBodies = async (
  templates: Pick<Templates, 'render'>,
  webhook: Registered | undefined,
  { delivery, message, attempt }: { delivery: DeliveryRow; message: MessageRow; attempt: AttemptRecord },
): Promise<SentBodies> => {
  if (attempt.requestBody !== null) {
    return attempt.requestBody.includes(MASK)
      ? { note: 'A secret stood in the body, and what was recorded of it is masked.' }
      : { bodies: [Buffer.from(attempt.requestBody)] }
  }
  if (webhook === undefined) return { note: 'The webhook is gone, so that its body cannot be built again.' }
  const { secrets } = webhook.target
  const claimed = { ...delivery, ...message, messageId: message.id, attempt: attempt.number, manual: attempt.manual }
  try {
    const bodies: Buffer[] = []
    for (const secret of secrets.length === 0 ? [''] : secrets) {
      bodies.push(Buffer.from(await buildBody(templates, webhook.target, secret, claimed)))
    }
    return { bodies }
  } catch {
    return { note: 'The body cannot be built again from the event.' }
  }
}
