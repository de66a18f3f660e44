import type { ReactNode } from 'react'
import type { Attempt, HeaderList } from '../../../src-shared/model/attempt.ts'
import { signsAsProvider } from '../../../src-shared/model/webhook.ts'
import { toUtf8 } from '../../lib/bytes.ts'
import { formatCount } from '../../lib/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { useWebhook } from '../webhooks/use-webhooks.ts'

const STANDARD = ['webhook-id', 'webhook-timestamp', 'webhook-signature']

const schemeOf = (signature: string): string => {
  const versions = new Set(signature.split(' ').map(part => part.split(',')[0]))
  const algorithms = [versions.has('v1') && 'HMAC-SHA256', versions.has('v1a') && 'Ed25519'].filter(Boolean)
  return `Standard Webhooks (${algorithms.join(' and ')})`
}

const Signed = ({ scheme, headers, bytes }: { scheme: string; headers: HeaderList; bytes: number }) => (
  <Card title="Signature" aside={<Badge tone="good">{`signed over ${formatCount(bytes)} bytes`}</Badge>}>
    <Facts>
      <Fact name="Scheme">{scheme}</Fact>
      {headers.map(([name, value]) => (
        <Fact key={name} name={name} mono>
          <CopyValue value={value} wrap />
        </Fact>
      ))}
    </Facts>
  </Card>
)

const Note = ({ badge, children }: { badge: string; children: ReactNode }) => (
  <Card title="Signature" aside={<Badge>{badge}</Badge>}>
    <p className="text-muted">{children}</p>
  </Card>
)

const hasField = (body: string, field: string): boolean => {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && Object.hasOwn(value, field)
  } catch {
    return false
  }
}

/**
 * How the latest request proved who sent it. What an attempt signed by stands in its headers; the settings of the
 * webhook are those of now, and only name what is found there.
 */
export const SignatureCard = ({ attempt, webhookId }: { attempt: Attempt; webhookId: string }) => {
  const signing = useWebhook(webhookId)?.signing
  const bytes = toUtf8(attempt.request.body).length
  const named = (names: string[]): HeaderList =>
    attempt.request.headers.filter(([name]) => names.includes(name.toLowerCase()))

  const standard = named(STANDARD)
  const signature = standard.find(([name]) => name.toLowerCase() === 'webhook-signature')?.[1]
  if (signature !== undefined) return <Signed scheme={schemeOf(signature)} headers={standard} bytes={bytes} />
  if (signing === undefined) {
    return <Note badge="not known">How this webhook signs is not known here, so nothing is said of this request.</Note>
  }

  const own = signing.scheme === 'hmac' ? named([signing.header.toLowerCase()]) : []
  if (signing.scheme === 'hmac' && own.length > 0) {
    const scheme = `HMAC-${signing.algorithm.toUpperCase()} over the body, ${signing.encoding}`
    return <Signed scheme={scheme} headers={own} bytes={bytes} />
  }
  if (signing.scheme === 'body-token' && hasField(attempt.request.body, signing.field)) {
    return (
      <Note badge="token in the body">
        The body’s field <code>{signing.field}</code> carries the secret. It is masked here.
      </Note>
    )
  }
  if (signsAsProvider(signing)) {
    return (
      <Note badge={signing.scheme}>
        This webhook signs as {signing.scheme} does; what it signed with stands in the request.
      </Note>
    )
  }
  if (signing.scheme === 'none') {
    return (
      <Note badge="not signed">This webhook signs nothing, and the request carries no Standard Webhooks headers.</Note>
    )
  }
  return (
    <Note badge="not known">
      The request carries nothing of how this webhook signs now; its settings may have changed since.
    </Note>
  )
}
