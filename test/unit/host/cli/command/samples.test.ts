import { afterEach, describe, expect, it } from 'vitest'
import { type Sink, startSink } from '../../../../support/sink.ts'
import { run, startCli } from '../memory-terminal.ts'

const sinks: Sink[] = []
afterEach(async () => {
  for (const sink of sinks.splice(0)) await sink.close()
})

const start = async (...args: Parameters<typeof startSink>): Promise<Sink> => {
  const sink = await startSink(...args)
  sinks.push(sink)
  return sink
}

describe('B29: hookbench samples', () => {
  it('lists the examples of a provider', async () => {
    const cli = startCli(['samples', 'list', '--provider', 'shopify', '--json'])
    expect(await cli.ended).toBe(0)
    expect(cli.jsonLines().map(({ id }) => id)).toEqual(['shopify.orders-create', 'shopify.app-uninstalled'])
  })

  it('shows headers and body of one, or the exact body', async () => {
    const { stdout } = await run(['samples', 'show', 'github.push'])
    expect(stdout).toContain('X-GitHub-Event: push')
    const body = await run(['samples', 'show', 'github.push', '--body'])
    expect(JSON.parse(body.stdout)).toHaveProperty('commits')
    const none = await run(['samples', 'show', 'nobody.nothing'])
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no sample nobody.nothing.') })
  })

  it('sends one without an engine so that verify says valid, and ends with 0 for a 2xx status only', async () => {
    const sink = await start((_request, index) => (index === 0 ? 204 : 500))
    const args = ['samples', 'send', 'stripe.payment_intent.succeeded', '--to', `${sink.url}/hook`]
    const sent = await run(args, { env: { HOOKBENCH_SECRET: 'whsec_stripe' } })
    expect(sent).toMatchObject({ code: 0, stdout: expect.stringMatching(/\n204 in \d+ ms\n/) })
    const [got] = sink.requests
    const verified = await run([
      'verify',
      '--scheme',
      'stripe',
      '--secret',
      'whsec_stripe',
      '--header',
      `Stripe-Signature: ${got?.headers['stripe-signature'] as string}`,
      '--body',
      got?.body.toString() ?? '',
    ])
    expect(verified.code).toBe(0)
    expect((await run(args)).code).toBe(1)
    expect(sink.requests[1]?.headers['stripe-signature']).toBeUndefined()
  })

  it('says which address cannot be', async () => {
    const { code, stderr } = await run(['samples', 'send', 'github.push', '--to', 'localhost'])
    expect(code).toBe(2)
    expect(stderr).toContain('"localhost" is not an address to send to.')
  })
})
