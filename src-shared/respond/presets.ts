import { type Respond, respondSchema } from '../model/respond.ts'

/** A ready-made way of answering. */
export interface Preset {
  id: string
  title: string
  /** What the sender sees, in one sentence. */
  summary: string
  respond: Respond
}

const preset = (id: string, title: string, summary: string, rule: object): Preset => ({
  id,
  title,
  summary,
  respond: respondSchema.parse({ rules: [rule] }),
})

const cycle = (...steps: object[]): object => ({
  steps,
  then: 'cycle',
})

const text: [string, string] = ['content-type', 'text/plain']
const json: [string, string] = ['content-type', 'application/json']

const ok = { status: 200, headers: [text], body: 'Webhook received!\n' }
const error = { status: 500, headers: [text], body: 'Internal Server Error\n' }
const busy = { status: 503, headers: [['retry-after', '5'], text], body: 'Service Unavailable\n' }
const tooMany = { status: 429, headers: [['retry-after', '2'], text], body: 'Too Many Requests\n' }

/** Answers that endpoints give on good and bad days, to see what a sender makes of them. */
export const presets: readonly Preset[] = [
  preset('ok', 'OK', 'Every request gets 200 “Webhook received!”.', { steps: [ok] }),
  preset('accepted', 'Accepted, no content', 'Every request gets 204 without a body.', { steps: [{ status: 204 }] }),
  preset(
    'fail-twice',
    'Fail twice, then OK',
    'Two requests get 500 and every later one 200, so a sender that retries gets through.',
    { steps: [error, error, ok] },
  ),
  preset('flaky', 'Every third fails', 'Two requests get 200, the third 500, and so on.', cycle(ok, ok, error)),
  preset('always-500', 'Always 500', 'Every request gets 500.', { steps: [error] }),
  preset('gone', 'Gone', 'Every request gets 410, which tells a sender to stop for good.', {
    steps: [{ status: 410, headers: [text], body: 'Gone\n' }],
  }),
  preset('unauthorized', 'Unauthorized', 'Every request gets 401, as from an endpoint that wants credentials.', {
    steps: [{ status: 401, headers: [['www-authenticate', 'Bearer'], text], body: 'Unauthorized\n' }],
  }),
  preset('unavailable', 'Unavailable for a while', 'One request gets 503 with Retry-After: 5, later ones 200.', {
    steps: [busy, ok],
  }),
  preset(
    'rate-limited',
    'Rate limited',
    'Two requests get 429 with Retry-After: 2, the third 200, and so on.',
    cycle(tooMany, tooMany, ok),
  ),
  preset('redirect', 'Redirect', 'Every request gets 307 to another path of the same host.', {
    steps: [{ status: 307, headers: [['location', '/redirected']] }],
  }),
  preset('slow', 'Slow', 'Every request gets 200 after 10 seconds, longer than many senders wait.', {
    steps: [{ ...ok, delayMs: 10_000 }],
  }),
  preset(
    'hang',
    'Hang',
    'No request is answered; the connection stays open until the sender gives up, 5 minutes at most.',
    {
      steps: [{ fault: 'hang' }],
    },
  ),
  preset('reset', 'Reset', 'Every connection is reset before an answer.', { steps: [{ fault: 'reset' }] }),
  preset('slow-drip', 'Slow drip', 'The head of the answer comes at once, its body byte by byte.', {
    steps: [{ ...ok, body: 'This answer comes one byte at a time.\n', fault: 'drip' }],
  }),
  preset('bad-chunk', 'Bad chunk', 'The body of the answer breaks off with a chunk that is none.', {
    steps: [{ ...ok, fault: 'bad-chunk' }],
  }),
  preset('close-mid-body', 'Closed in the middle', 'The connection is closed after half of the body.', {
    steps: [{ ...ok, fault: 'close-mid-body' }],
  }),
  preset('large', 'Large answer', 'Every request gets 200 with a body of 64 KiB.', {
    steps: [{ status: 200, headers: [text], body: 'x'.repeat(65_536) }],
  }),
  preset('not-json', 'HTML instead of JSON', 'Every request gets 200 with an HTML page, as from a proxy or a login.', {
    steps: [{ status: 200, headers: [['content-type', 'text/html']], body: '<!doctype html><title>Sign in</title>\n' }],
  }),
  preset('error-json', 'Error as JSON', 'Every request gets 422 with an error as JSON.', {
    steps: [
      { status: 422, headers: [json], body: '{"error":{"code":"invalid","message":"The event cannot be used."}}' },
    ],
  }),
]
