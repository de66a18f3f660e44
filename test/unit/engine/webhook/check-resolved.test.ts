import { describe, expect, test } from 'vitest'
import { createAddressPolicy } from '../../../../src-main/engine/dispatch/address-policy.ts'
import { createCheckResolved, type ResolveName } from '../../../../src-main/engine/webhook/check-resolved.ts'
import { SECOND } from '../../../../src-shared/time.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'

const policy = createAddressPolicy({ allowPrivate: false, isOwnReceiver: (_address, port) => port === 9000 })

const checker = (resolve: ResolveName) => {
  const clock = createFakeClock()
  return { clock, check: createCheckResolved({ clock, policy, resolve }) }
}

describe('a name in the URL of a webhook', () => {
  test('B10: is refused at save when any of its addresses is private, and the help says what would help', async () => {
    const { check } = checker(async () => ['93.184.216.34', '10.0.0.1'])
    await expect(check('https://inside.example/hook')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'url',
      message: 'The address policy refuses this URL: behind inside.example, 10.0.0.1 is a private or loopback address.',
      help: 'Start with --allow-private to reach private networks.',
    })
  })

  test('B10: that leads to metadata is refused, and --allow-private is not proposed', async () => {
    const { check } = checker(async () => ['169.254.169.254'])
    const refused = await check('https://metadata.example').catch((error: unknown) => error)
    expect(refused).toMatchObject({ help: 'Requests never go there. Give the address of the endpoint itself.' })
  })

  test('is taken when its addresses are public, or the built-in receiver’s', async () => {
    await checker(async () => ['93.184.216.34']).check('https://ex.com')
    await checker(async () => ['127.0.0.1']).check('http://localhost:9000/demo')
  })

  test('is taken when it does not resolve, or not within 2 s', async () => {
    await checker(() => Promise.reject(new Error('ENOTFOUND'))).check('https://tomorrow.example')
    const { clock, check } = checker(() => new Promise(() => {}))
    const checked = check('https://slow.example')
    await clock.advance(2 * SECOND)
    await checked
  })

  test('is asked for only where there is one', async () => {
    const asked: string[] = []
    const { check } = checker(async name => {
      asked.push(name)
      return []
    })
    for (const text of ['https://192.0.2.1', 'https://[::1]', 'https://{{ host }}/x', 'nonsense']) await check(text)
    expect(asked).toEqual([])
  })
})
