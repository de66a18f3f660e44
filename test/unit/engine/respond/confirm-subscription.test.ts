import { expect, it, vi } from 'vitest'
import type { SendOnce } from '../../../../src-main/engine/dispatch/send-once.ts'
import { createConfirmSubscription } from '../../../../src-main/engine/respond/confirm-subscription.ts'

const timing = { dns: null, connect: null, tls: null, firstByte: null, total: 1 }

/** Nothing leaves: what would be asked is kept, and answered here. */
const sendsNothing = () =>
  vi.fn<SendOnce>(async ({ method, url, headers }) => ({
    request: { method, url, headers },
    response: { status: 200, headers: [], bytes: Buffer.from('<ConfirmSubscriptionResponse/>'), truncated: false },
    error: null,
    timing,
  }))

const URL_OF_AWS = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn%3Aaws&Token=abc'
const capture = (SubscribeURL: unknown, more: object = {}, result: 'none' | 'invalid' = 'none') => ({
  body: Buffer.from(JSON.stringify({ Type: 'SubscriptionConfirmation', SubscribeURL, ...more })),
  result,
})

it('B33: a person who says so makes one GET of the address of AWS', async () => {
  const send = sendsNothing()
  expect(await createConfirmSubscription(send)(capture(URL_OF_AWS))).toEqual({
    url: URL_OF_AWS,
    status: 200,
    body: '<ConfirmSubscriptionResponse/>',
  })
  expect(send.mock.calls.map(([{ method, url }]) => [method, url])).toEqual([['GET', URL_OF_AWS]])
})

it.each([
  ['http://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription', /not SNS of AWS/],
  ['https://sns.eu-west-1.amazonaws.com.evil.example/?Action=ConfirmSubscription', /not SNS of AWS/],
  ['https://evil.example/sns.eu-west-1.amazonaws.com?Action=ConfirmSubscription', /not SNS of AWS/],
  ['https://sns.eu-west-1.amazonaws.com:8443/?Action=ConfirmSubscription', /not SNS of AWS/],
  ['https://a@sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription', /not SNS of AWS/],
  ['https://bucket.s3.amazonaws.com/?Action=ConfirmSubscription', /not SNS of AWS/],
  ['https://sns.amazonaws.com/?Action=ConfirmSubscription', /not SNS of AWS/],
  ['https://127.0.0.1/?Action=ConfirmSubscription', /not SNS of AWS/],
  ['https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe', /confirms no subscription/],
  ['no address', /no address/],
  [17, /no address/],
])('B33: %s is never asked', async (url, message) => {
  const send = sendsNothing()
  await expect(createConfirmSubscription(send)(capture(url))).rejects.toThrow(message)
  expect(send).not.toHaveBeenCalled()
})

it('B33: neither another request nor one whose signature is bad is confirmed', async () => {
  const send = sendsNothing()
  const confirm = createConfirmSubscription(send)
  await expect(confirm(capture(URL_OF_AWS, { Type: 'Notification' }))).rejects.toThrow(/does not ask/)
  await expect(confirm(capture(URL_OF_AWS, {}, 'invalid'))).rejects.toThrow(/not valid/)
  expect(send).not.toHaveBeenCalled()
})

it('B33: AWS that cannot be asked is told with the reason', async () => {
  const confirm = createConfirmSubscription(async ({ method, url, headers }) => ({
    request: { method, url, headers },
    response: null,
    error: { class: 'dns', message: 'getaddrinfo ENOTFOUND', help: 'Check it.' },
    timing,
  }))
  await expect(confirm(capture(URL_OF_AWS))).rejects.toMatchObject({ code: 'CONFLICT', help: 'Check it.' })
})
