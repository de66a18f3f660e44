import type { BoundScheme } from '../scheme/any-scheme.ts'
import { standardOptionsSchema } from '../scheme/family/standard-scheme.ts'
import { genericOptionsSchema } from '../scheme/provider/generic.ts'
import type { HmacRecipe } from '../scheme/scheme.ts'

/** What is signed beside the body: a text as it stands, or what the request says. */
export type Piece = { text: string } | 'time' | 'id' | 'url'

/** What code has to know to verify a request of a scheme with an HMAC. */
export interface SnippetShape {
  algorithm: HmacRecipe['algorithm']
  encoding: 'hex' | 'base64'
  key: 'text' | 'whsec'
  header: string
  /** The header is numbered from 1, to this; null: there is one. */
  numberedTo: number | null
  /** Stands before each signature. */
  prefix: string
  /** Between the signatures of a header; null: it holds one. */
  separator: string | null
  /** Where the time stands: a header, or a field of the signature's with `name=` before it. */
  time: { unit: 's' | 'ms' | 'iso'; toleranceSec: number | null; header: string | null; field: string } | null
  idHeader: string | null
  before: readonly Piece[]
  after: readonly Piece[]
}

type Part = Partial<SnippetShape> & Pick<SnippetShape, 'header'>

const text = (value: string): Piece => ({ text: value })

const fields = (
  header: string,
  time: string,
  prefix: string,
  separator: string,
  joint: string,
  unit: 's' | 'ms' = 's',
) =>
  ({
    header,
    prefix,
    separator,
    time: { unit, toleranceSec: null, header: null, field: `${time}=` },
    before: ['time', text(joint)],
  }) satisfies Part

const timed = (header: string, timeHeader: string) =>
  ({
    header,
    prefix: 'v0=',
    time: { unit: 's', toleranceSec: null, header: timeHeader, field: '' },
    before: [text('v0:'), 'time', text(':')],
  }) satisfies Part

const standard = (names: 'webhook' | 'svix') =>
  ({
    header: `${names}-signature`,
    prefix: 'v1,',
    separator: ' ',
    time: { unit: 's', toleranceSec: null, header: `${names}-timestamp`, field: '' },
    idHeader: `${names}-id`,
    before: ['id', text('.'), 'time', text('.')],
  }) satisfies Part

const known: Partial<Record<BoundScheme['name'], Part>> = {
  standard: standard('webhook'),
  svix: standard('svix'),
  woodwing: { header: 'x-hook-signature' },
  netbox: { header: 'X-Hook-Signature' },
  github: { header: 'X-Hub-Signature-256', prefix: 'sha256=' },
  meta: { header: 'X-Hub-Signature-256', prefix: 'sha256=' },
  shopify: { header: 'X-Shopify-Hmac-Sha256' },
  razorpay: { header: 'X-Razorpay-Signature' },
  gitea: { header: 'X-Gitea-Signature' },
  forgejo: { header: 'X-Forgejo-Signature' },
  docusign: { header: 'X-DocuSign-Signature-', numberedTo: 100 },
  square: { header: 'x-square-hmacsha256-signature', before: ['url'] },
  stripe: fields('Stripe-Signature', 't', 'v1=', ',', '.'),
  mux: fields('Mux-Signature', 't', 'v1=', ',', '.'),
  workos: fields('WorkOS-Signature', 't', 'v1=', ',', '.', 'ms'),
  paddle: fields('Paddle-Signature', 'ts', 'h1=', ';', ':'),
  slack: timed('X-Slack-Signature', 'X-Slack-Request-Timestamp'),
  zoom: timed('x-zm-signature', 'x-zm-request-timestamp'),
  twitch: {
    header: 'Twitch-Eventsub-Message-Signature',
    prefix: 'sha256=',
    time: { unit: 'iso', toleranceSec: null, header: 'Twitch-Eventsub-Message-Timestamp', field: '' },
    idHeader: 'Twitch-Eventsub-Message-Id',
    before: ['id', 'time'],
  },
}

const pieces: Readonly<Record<string, Piece>> = { '{timestamp}': 'time', '{id}': 'id', '{url}': 'url' }

const piecesOf = (template: string): Piece[] =>
  template
    .split(/(\{(?:timestamp|id|url)\})/)
    .filter(part => part !== '')
    .map(part => pieces[part] ?? text(part))

/** Null: what is signed cannot be told from headers, body and address alone. */
const ofOwn = (options: unknown): Part | null => {
  const own = genericOptionsSchema.parse(options)
  const [before = '', after = ''] = own.text.split('{body}')
  const lacksTime = own.timestampHeader === null && (own.toleranceSec !== null || own.text.includes('{timestamp}'))
  const lacksId = own.idHeader === null && own.text.includes('{id}')
  if (lacksTime || lacksId || own.text.includes('{method}')) return null
  const needsTime = own.toleranceSec !== null || own.text.includes('{timestamp}')
  return {
    header: own.header,
    prefix: own.prefix,
    time: needsTime ? { unit: own.timestampUnit, toleranceSec: null, header: own.timestampHeader, field: '' } : null,
    idHeader: own.text.includes('{id}') ? own.idHeader : null,
    before: piecesOf(before),
    after: piecesOf(after),
  }
}

const partOf = ({ name, options }: BoundScheme): Part | null => {
  if (name === 'hmac') return ofOwn(options)
  const isStandard = name === 'standard' || name === 'svix'
  if (isStandard && !standardOptionsSchema.parse(options).algorithms.includes('hmac-sha256')) return null
  return known[name] ?? null
}

/** Null for schemes that code of a few lines does not verify. */
export const snippetShape = (scheme: BoundScheme): SnippetShape | null => {
  const part = partOf(scheme)
  if (part === null || scheme.hmac === null) return null
  const { algorithm, encoding, key } = scheme.hmac
  if (encoding === 'base64url' || key === 'base64' || key === 'hex') return null
  if (key === 'whsec' && scheme.name === 'hmac') return null
  return {
    algorithm,
    encoding,
    key,
    numberedTo: null,
    prefix: '',
    separator: null,
    idHeader: null,
    before: [],
    after: [],
    ...part,
    time: part.time ? { ...part.time, toleranceSec: scheme.toleranceSec } : null,
  }
}

/** The address takes part, so the code has to be told it. */
export const signsAddress = ({ before, after }: SnippetShape): boolean =>
  before.includes('url') || after.includes('url')
