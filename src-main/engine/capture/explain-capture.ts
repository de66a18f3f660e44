import type { Explanation } from '../../../src-shared/model/explanation.ts'
import type { InboxService, ResolvedInbox } from '../inbox/inbox-service.ts'
import type { CaptureRecord, CaptureStore } from '../port/store.ts'
import { explain } from '../sign/explain/explain.ts'
import type { BoundScheme } from '../sign/scheme/any-scheme.ts'
import type { SignedRequest } from '../sign/scheme/scheme.ts'
import { signedUrl } from '../sign/signed-url.ts'
import { verify } from '../sign/verify.ts'

export interface ExplainParts {
  captures: Pick<CaptureStore, 'get' | 'lastValid'>
  inboxes: Pick<InboxService, 'find' | 'all'>
  /** The webhooks' open secrets, by the name of the webhook. */
  webhookSecrets(): { name: string; secrets: readonly string[] }[]
  addresses(): { url: string | null; httpsUrl: string | null }
}

const unverified: Explanation = {
  result: 'none',
  code: null,
  reason: 'The inbox does not verify requests.',
  fix: 'Choose in the inbox how its sender signs, and enter the secret.',
  evidence: null,
  snippets: null,
}

/** The verdict of the time it arrived, for what is not read into memory to be looked at again. */
const tooLong = ({ result, code, reason }: CaptureRecord): Explanation => ({
  result,
  code,
  reason,
  fix: 'The body is too long to be looked through for the cause. Send a short one that is signed in the same way.',
  evidence: null,
  snippets: null,
})

/** Explains the signature of a capture with the scheme and the secrets that its inbox has now. */
export const createExplainCapture = ({ captures, inboxes, webhookSecrets, addresses }: ExplainParts) => {
  const requestOf = ({ publicUrl }: ResolvedInbox, capture: CaptureRecord): SignedRequest => {
    const { url, httpsUrl } = addresses()
    const { method, inbox, target, body, rawHeaders, secure } = capture
    const base = (secure ? httpsUrl : url) ?? ''
    return { method, url: signedUrl({ publicUrl, base, inbox, target }), headers: JSON.parse(rawHeaders), body }
  }

  /** A secret that the inbox has has verified another request. */
  const isProven = async (scheme: BoundScheme, inbox: ResolvedInbox): Promise<boolean> => {
    const id = await captures.lastValid(inbox.name, scheme.name)
    const other = id === null ? null : await captures.get(id)
    if (other === null || other.body.length < other.bodySize) return false
    return verify(scheme, inbox.secrets, requestOf(inbox, other), other.receivedAt).fits !== null
  }

  const knownBeside = (name: string): { owner: string; secret: string }[] => [
    ...inboxes
      .all()
      .filter(inbox => inbox.name !== name)
      .flatMap(inbox => inbox.secrets.map(secret => ({ owner: `inbox ${inbox.name}`, secret }))),
    ...webhookSecrets().flatMap(webhook =>
      webhook.secrets.map(secret => ({ owner: `webhook ${webhook.name}`, secret })),
    ),
  ]

  return async (capture: CaptureRecord): Promise<Explanation> => {
    const inbox = inboxes.find(capture.inbox)
    if (inbox?.scheme == null) return unverified
    if (capture.body.length < capture.bodySize) return tooLong(capture)
    return explain({
      scheme: inbox.scheme,
      request: requestOf(inbox, capture),
      secrets: inbox.secrets,
      known: knownBeside(inbox.name),
      now: capture.receivedAt,
      proven: await isProven(inbox.scheme, inbox),
      truncated: capture.truncated,
    })
  }
}
