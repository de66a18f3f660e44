import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bindScheme } from '../../../../src-main/engine/sign/scheme/bind-scheme.ts'
import { until } from '../../../support/until.ts'
import { openAnswers } from './answer-rig.ts'

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: JSON.stringify(body), headers })

const SECRET = 'a-secret-of-the-test'
const signing = (name: 'slack' | 'zoom' | 'twitch' | 'meta') => ({ scheme: bindScheme(name), secrets: [SECRET] })

const slackEvent = {
  type: 'url_verification',
  token: 'x',
  challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P',
}
const zoomEvent = { event: 'endpoint.url_validation', payload: { plainToken: 'qgg8vlvZRS6UYooatFL8Aw' }, event_ts: 1 }

/** As Slack and Zoom sign: `v0:time:body`. */
const signedBy = (body: unknown, secret: string, at: number, names: [string, string]) => {
  const time = String(Math.floor(at / 1000))
  const signature = createHmac('sha256', secret)
    .update(`v0:${time}:${JSON.stringify(body)}`)
    .digest('hex')
  return { [names[0]]: `v0=${signature}`, [names[1]]: time }
}
const NOW = 1_770_000_000_000

describe('handshakes', () => {
  it('B33: Slack gets its challenge as text', async () => {
    await using rig = await openAnswers()
    rig.inbox('slack', {})
    const answer = await post(`${rig.url}/slack`, slackEvent)
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/plain',
      slackEvent.challenge,
    ])
    await until(() => expect(rig.answers()).toMatchObject([{ kind: 'handshake', status: 200 }]))
    expect(rig.answers()[0]?.note).toMatch(/Slack/)
  })

  it('B33: Slack with a bad signature gets no challenge, with a good one it does', async () => {
    await using rig = await openAnswers()
    rig.inbox('slack', {}, signing('slack'))
    const names: [string, string] = ['X-Slack-Signature', 'X-Slack-Request-Timestamp']
    const bad = await post(`${rig.url}/slack`, slackEvent, signedBy(slackEvent, 'another', NOW, names))
    expect([bad.status, await bad.text()]).toEqual([400, 'Invalid WebHook signature.'])
    const good = await post(`${rig.url}/slack`, slackEvent, signedBy(slackEvent, SECRET, NOW, names))
    expect([good.status, await good.text()]).toEqual([200, slackEvent.challenge])
    await until(() => expect(rig.answers().map(({ kind }) => kind)).toEqual(['signature', 'handshake']))
    expect(rig.answers()[0]?.note).toMatch(/was not answered, as its signature is not valid/)
  })

  it('B33: Zoom gets its token back with the HMAC of it, of the secret that it signed with', async () => {
    await using rig = await openAnswers()
    rig.inbox('zoom', {}, { scheme: bindScheme('zoom'), secrets: ['newer', SECRET] })
    const headers = signedBy(zoomEvent, SECRET, NOW, ['x-zm-signature', 'x-zm-request-timestamp'])
    expect(await (await post(`${rig.url}/zoom`, zoomEvent, headers)).json()).toEqual({
      plainToken: 'qgg8vlvZRS6UYooatFL8Aw',
      encryptedToken: createHmac('sha256', SECRET).update('qgg8vlvZRS6UYooatFL8Aw').digest('hex'),
    })
  })

  it('B33: Zoom without a secret in the inbox is told nothing, and the capture says what to do', async () => {
    await using rig = await openAnswers()
    rig.inbox('zoom', {})
    expect((await post(`${rig.url}/zoom`, zoomEvent)).status).toBe(400)
    await until(() => expect(rig.answers()[0]?.note).toMatch(/set it as a secret of the inbox/))
  })

  it('B33: Meta gets its challenge when the verify token is a secret of the inbox, else 403', async () => {
    await using rig = await openAnswers()
    rig.inbox('meta', {}, { scheme: bindScheme('meta'), secrets: ['app-secret', SECRET] })
    const ask = (token: string) =>
      fetch(`${rig.url}/meta?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`)
    const right = await ask(SECRET)
    expect([right.status, await right.text()]).toEqual([200, '1158201444'])
    const wrong = await ask('wrong')
    expect([wrong.status, (await wrong.text()).includes('1158201444')]).toEqual([403, false])
    await until(() => expect(rig.answers().map(({ kind }) => kind)).toEqual(['handshake', 'handshake']))
  })

  it('B33: Twitch gets the challenge of the body as text', async () => {
    await using rig = await openAnswers()
    rig.inbox('twitch', {})
    const headers = { 'Twitch-Eventsub-Message-Type': 'webhook_callback_verification' }
    const answer = await post(`${rig.url}/twitch`, { challenge: 'pogchamp-kappa-360noscope-vohiyo' }, headers)
    expect([answer.status, await answer.text()]).toEqual([200, 'pogchamp-kappa-360noscope-vohiyo'])
  })

  it('B33: CloudEvents: OPTIONS is consented to by its two headers', async () => {
    await using rig = await openAnswers()
    rig.inbox('grid', {})
    const ask = (headers: Record<string, string>) => fetch(`${rig.url}/grid`, { method: 'OPTIONS', headers })
    const answer = await ask({ 'WebHook-Request-Origin': 'eventgrid.azure.net', 'WebHook-Request-Rate': '120' })
    expect([
      answer.status,
      answer.headers.get('webhook-allowed-origin'),
      answer.headers.get('webhook-allowed-rate'),
    ]).toEqual([200, 'eventgrid.azure.net', '120'])
    const plain = await ask({})
    expect([plain.headers.get('webhook-allowed-origin'), await plain.text()]).toEqual([null, 'Webhook received!\n'])
  })

  it('B33: SNS is answered 200 and nothing is asked of AWS; the capture has the URL', async () => {
    await using rig = await openAnswers()
    rig.inbox('sns', {})
    const SubscribeURL = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn&Token=abc'
    const message = { Type: 'SubscriptionConfirmation', TopicArn: 'arn', Token: 'abc', SubscribeURL }
    const answer = await post(`${rig.url}/sns`, message, { 'x-amz-sns-message-type': 'SubscriptionConfirmation' })
    expect(answer.status).toBe(200)
    await until(() => expect(rig.answers()).toMatchObject([{ kind: 'handshake', fault: null }]))
    expect(rig.answers()[0]?.note).toContain(SubscribeURL)
  })

  it('B33: an inbox that refuses answers 403 and consents to nothing, one that ignores treats it like any request', async () => {
    await using rig = await openAnswers()
    rig.inbox('refuses', { handshake: 'refuse' })
    rig.inbox('ignores', { handshake: 'ignore' })
    const origin = { 'WebHook-Request-Origin': 'eventgrid.azure.net' }
    const refused = await fetch(`${rig.url}/refuses`, { method: 'OPTIONS', headers: origin })
    expect([refused.status, refused.headers.get('webhook-allowed-origin')]).toEqual([403, null])
    const slack = await post(`${rig.url}/ignores`, slackEvent)
    expect([slack.status, await slack.text()]).toEqual([200, 'Webhook received!\n'])
    await until(() => expect(rig.answers().map(({ kind }) => kind)).toEqual(['handshake', 'rule']))
    expect(rig.answers()[0]?.note).toBe('CloudEvents abuse protection was refused, as the inbox says.')
  })

  it.each([
    ['an event that only mentions the words', { type: 'message', text: 'url_verification' }],
    ['a challenge that is no text', { type: 'url_verification', challenge: { a: 1 } }],
    ['no JSON object', 'url_verification'],
    ['a long body', { ...slackEvent, padding: 'x'.repeat(20_000) }],
  ])('B33: %s is no handshake', async (_what, body) => {
    await using rig = await openAnswers()
    rig.inbox('slack', {})
    expect(await (await post(`${rig.url}/slack`, body)).text()).toBe('Webhook received!\n')
  })
})
