import { type Signing, signsAsProvider, type Webhook } from '../../../src-shared/model/webhook.ts'
import { Card } from '../../ui/card.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { SecretValue } from './secret-value.tsx'

const signature = (signing: Signing): string => {
  if (signsAsProvider(signing)) return `As ${signing.scheme} signs`
  switch (signing.scheme) {
    case 'none':
      return 'Not signed'
    case 'standard':
      return `Standard Webhooks signature (${signing.algorithms.join(', ')})`
    case 'body-token':
      return 'Token in the body'
    case 'hmac':
      return `HMAC-${signing.algorithm.toUpperCase()} in ${signing.header} (${signing.encoding})`
  }
}

/** Where a webhook sends, what, and how it proves who it is. */
export const EndpointCard = ({ webhook }: { webhook: Webhook }) => (
  <Card title="Endpoint" aside={<span className="mono text-xs">{`no. ${webhook.number}`}</span>}>
    <Facts>
      <Fact name="URL">
        <CopyValue value={webhook.url} wrap />
      </Fact>
      <Fact name="Event types">
        <span className="mono break-words">{webhook.eventTypes.join(', ') || 'none'}</span>
      </Fact>
      {webhook.headers.length > 0 && (
        <Fact name="Additional headers">
          {webhook.headers.map(([name, value], index) => (
            // The n-th header is its place.
            <CopyValue key={index} value={`${name}: ${value}`} wrap />
          ))}
        </Fact>
      )}
      <Fact name="Signature">{signature(webhook.signing)}</Fact>
      {webhook.signing.scheme !== 'none' && (
        <Fact name="Secret">
          <SecretValue webhook={webhook} />
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
