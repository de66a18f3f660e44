import type { BoundScheme } from '../scheme/any-scheme.ts'

export interface Snippets {
  node: string
  python: string
  go: string
}

const STANDARD = new Set(['standard', 'svix'])

const standard: Snippets = {
  node: `import { Webhook } from 'standardwebhooks' // npm i standardwebhooks

// rawBody: the bytes as received, before any parser has seen them
const event = new Webhook(secret).verify(rawBody, request.headers)`,
  python: `from standardwebhooks.webhooks import Webhook  # pip install standardwebhooks

# raw_body: the bytes as received, before any parser has seen them
event = Webhook(secret).verify(raw_body, request.headers)`,
  go: `import standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

wh, err := standardwebhooks.NewWebhook(secret)
// rawBody: the bytes as received, before any parser has seen them
err = wh.Verify(rawBody, r.Header)`,
}

/** The text that is signed, by language, where it is more than the body; null: the body alone. */
interface Text {
  node: string
  python: string
  go: string
}

const texts: Partial<Record<BoundScheme['name'], Text>> = {
  stripe: { node: '`${t}.`', python: 'f"{t}."', go: 't + "."' },
  mux: { node: '`${t}.`', python: 'f"{t}."', go: 't + "."' },
  workos: { node: '`${t}.`', python: 'f"{t}."', go: 't + "."' },
  paddle: { node: '`${ts}:`', python: 'f"{ts}:"', go: 'ts + ":"' },
  slack: { node: '`v0:${timestamp}:`', python: 'f"v0:{timestamp}:"', go: '"v0:" + timestamp + ":"' },
  zoom: { node: '`v0:${timestamp}:`', python: 'f"v0:{timestamp}:"', go: '"v0:" + timestamp + ":"' },
  twitch: { node: 'id + timestamp', python: 'id + timestamp', go: 'id + timestamp' },
  square: { node: 'notificationUrl', python: 'notification_url', go: 'notificationURL' },
}

const supported = new Set(['md5', 'sha1', 'sha256', 'sha384', 'sha512'])

const hmacSnippets = ({
  name,
  hmac,
  summary,
}: BoundScheme & { hmac: NonNullable<BoundScheme['hmac']> }): Snippets | null => {
  const text = texts[name]
  const coversUrl = text === undefined && name !== 'hmac' && /time|URL|timestamp/.test(summary)
  if (!supported.has(hmac.algorithm) || coversUrl || hmac.encoding === 'base64url' || hmac.key !== 'text') return null
  const goHash = {
    md5: 'md5.New',
    sha1: 'sha1.New',
    sha256: 'sha256.New',
    sha384: 'sha512.New384',
    sha512: 'sha512.New',
  }[hmac.algorithm]
  const hex = hmac.encoding === 'hex'
  return {
    node: `import { createHmac, timingSafeEqual } from 'node:crypto'

// ${summary}
const expected = createHmac('${hmac.algorithm}', secret)${text ? `.update(${text.node})` : ''}.update(rawBody).digest('${hmac.encoding}')
const ok = signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected))`,
    python: `import ${hex ? '' : 'base64, '}hashlib, hmac

# ${summary}
digest = hmac.new(secret.encode(), ${text ? `(${text.python}).encode() + ` : ''}raw_body, hashlib.${hmac.algorithm})
expected = ${hex ? 'digest.hexdigest()' : 'base64.b64encode(digest.digest()).decode()'}
ok = hmac.compare_digest(signature, expected)`,
    go: `// ${summary}
mac := hmac.New(${goHash}, []byte(secret))
${text ? `mac.Write([]byte(${text.go}))\n` : ''}mac.Write(rawBody)
expected := ${hex ? 'hex.EncodeToString' : 'base64.StdEncoding.EncodeToString'}(mac.Sum(nil))
ok := hmac.Equal([]byte(signature), []byte(expected))`,
  }
}

/** Code that verifies a request of the scheme; null where only the provider's library should. */
export const snippetsOf = (scheme: BoundScheme): Snippets | null => {
  if (STANDARD.has(scheme.name)) return standard
  return scheme.hmac === null ? null : hmacSnippets({ ...scheme, hmac: scheme.hmac })
}
