const HOST = /^sns\.[a-z0-9-]{1,40}\.amazonaws\.com(\.cn)?$/
const LONGEST = 4096

/** The address that confirms a subscription, when it is one of AWS; else why it is never asked. */
export const subscribeUrl = (message: Record<string, unknown>): { url: string } | { problem: string } => {
  const given = message['SubscribeURL']
  if (typeof given !== 'string' || given.length > LONGEST || !URL.canParse(given)) {
    return { problem: 'its SubscribeURL is no address.' }
  }
  const url = new URL(given)
  const isAws = url.protocol === 'https:' && HOST.test(url.hostname) && url.port === ''
  if (!isAws || url.username !== '' || url.password !== '') {
    return { problem: `its SubscribeURL leads to ${url.host}, which is not SNS of AWS.` }
  }
  if (url.searchParams.get('Action') !== 'ConfirmSubscription') {
    return { problem: 'its SubscribeURL confirms no subscription.' }
  }
  return { url: url.href }
}
