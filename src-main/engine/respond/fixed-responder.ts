import type { Answer, Responder } from './responder.ts'

const plain: Pick<Answer, 'delayMs' | 'fault' | 'note'> = { delayMs: 0, fault: null, note: null }

const badSignature: Answer = {
  ...plain,
  kind: 'signature',
  status: 400,
  headers: [['content-type', 'text/plain']],
  body: 'Invalid WebHook signature.',
  rule: null,
  step: null,
}

/** Every request gets the response of its inbox; one with a missing or bad signature is refused where the inbox says so. */
export const fixedResponder: Responder = async ({ response, onBadSignature }, { verification: { result } }) => {
  if (onBadSignature === 'reject' && (result === 'invalid' || result === 'missing')) return badSignature
  const { status, contentType, body } = response
  return { ...plain, kind: 'rule', status, headers: [['content-type', contentType]], body, rule: 0, step: 0 }
}
