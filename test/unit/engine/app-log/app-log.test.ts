import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AppLogEntry } from '../../../../src-shared/model/app-log.ts'
import type { Page } from '../../../../src-shared/model/page.ts'
import type { WebhookCreated } from '../../../../src-shared/model/webhook.ts'
import { type Sink, startSink } from '../../../support/sink.ts'
import { startTestHost, type TestHost } from '../../../support/start-test-host.ts'
import { until } from '../../../support/until.ts'

describe('the app log', () => {
  let host: TestHost
  let endpoint: Sink
  let status: number
  let answer: string
  beforeEach(async () => {
    status = 404
    answer = ''
    host = await startTestHost()
    endpoint = await startSink(() => (_request, response) => void response.writeHead(status).end(answer))
  })
  afterEach(async () => {
    await host.close()
    await endpoint.close()
  })

  const create = async (more: object): Promise<WebhookCreated> => {
    const body = { name: 'Shop', url: endpoint.url, eventTypes: ['*'], payloadFormat: 'standard', ...more }
    return (await host.rest<WebhookCreated>('POST', '/webhooks', body)).body
  }
  const publish = () => host.rest('POST', '/messages', { type: 'asset_create', data: {} })
  const entries = async (query = '') => (await host.rest<Page<AppLogEntry>>('GET', `/app-log${query}`)).body
  const messages = async () => (await entries()).items.map(({ message }) => message)

  it('R69, R93: a 4xx answer to a woodwing webhook is a warning with webhook, status and body', async () => {
    answer = ' no such asset\n'
    const { id } = await create({ profile: 'woodwing' })
    await publish()
    await until(async () =>
      expect((await entries()).items).toEqual([
        {
          id: '1',
          at: expect.stringMatching(/^2\d{3}-/),
          level: 'warning',
          webhookId: id,
          message: 'The endpoint of Shop answered 404 with: no such asset',
        },
      ]),
    )
    const { body } = await host.rest<Page<{ status: string; attempts: number }>>('GET', '/deliveries')
    expect(body.items).toMatchObject([{ status: 'failed', attempts: 1 }])
  })

  it('R69: the body is cut after 500 characters, an empty one is called so, and a secret in it is hidden', async () => {
    const { secret } = await create({ profile: 'woodwing' })
    answer = `${secret}${'ä'.repeat(600)}`
    await publish()
    const shown = `•••${'ä'.repeat(497)}…`
    await until(async () => expect(await messages()).toEqual([`The endpoint of Shop answered 404 with: ${shown}`]))
    answer = ''
    await publish()
    await until(async () => expect((await messages())[0]).toBe('The endpoint of Shop answered 404 with an empty body.'))
  })

  it('R69: other answers, and webhooks that do not ask for it, bring no warning', async () => {
    await create({ profile: 'netbox' })
    await create({ name: 'Asks', profile: 'woodwing' })
    status = 302
    await publish()
    await until(() => expect(endpoint.requests).toHaveLength(2))
    status = 418
    await publish()
    await until(async () => expect(await messages()).toEqual(['The endpoint of Asks answered 418 with an empty body.']))
  })

  it('R93: a webhook that a rule disabled is an error, and the list filters by level and pages', async () => {
    status = 410
    await create({ warn4xxBody: true })
    await publish()
    await until(async () =>
      expect(await messages()).toEqual([
        'Shop was disabled. The endpoint answered 410 Gone.',
        'The endpoint of Shop answered 410 with an empty body.',
      ]),
    )
    expect((await entries('?level=error')).items.map(({ level }) => level)).toEqual(['error'])
    const first = await entries('?limit=1')
    expect(first).toMatchObject({ items: [{ level: 'error' }], next: expect.any(String) })
    expect(await entries(`?limit=1&cursor=${first.next}`)).toMatchObject({ items: [{ level: 'warning' }], next: null })
  })
})
