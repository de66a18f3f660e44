import type { Capture } from '../../../src-shared/model/capture.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import type { TestHost } from '../../support/start-test-host.ts'

type RestHost = Pick<TestHost, 'rest'>

/** How many requests an inbox of the built-in receiver has got. */
export const countCaptures = async ({ rest }: RestHost, inbox: string): Promise<number> =>
  (await rest<Page<Capture>>('GET', `/inboxes/${inbox}/captures?limit=500`)).body.items.length

/** What an inbox has got, oldest first. */
export const capturesOf = async ({ rest }: RestHost, inbox: string): Promise<Capture[]> => {
  const { items } = (await rest<Page<Capture>>('GET', `/inboxes/${inbox}/captures?limit=500`)).body
  const whole = await Promise.all(items.map(async ({ id }) => (await rest<Capture>('GET', `/captures/${id}`)).body))
  return whole.toReversed()
}

export const jsonOf = ({ bodyBase64 }: Capture): unknown =>
  JSON.parse(Buffer.from(bodyBase64 ?? '', 'base64').toString('utf8'))

export const headerOf = ({ rawHeaders }: Capture, name: string): string | undefined =>
  rawHeaders.find(([each]) => each.toLowerCase() === name)?.[1]
