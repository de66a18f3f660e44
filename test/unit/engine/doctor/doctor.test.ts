import { afterEach, describe, expect, it } from 'vitest'
import { createAddressPolicy } from '../../../../src-main/engine/dispatch/address-policy.ts'
import { createSendOnce } from '../../../../src-main/engine/dispatch/send-once.ts'
import { createDoctor } from '../../../../src-main/engine/doctor/doctor-service.ts'
import { systemClock } from '../../../../src-main/host/system-clock.ts'
import { createIdSource } from '../../../../src-shared/id.ts'
import type { DoctorReport } from '../../../../src-shared/model/doctor.ts'
import { type SchemeName, schemeNames } from '../../../../src-shared/model/scheme.ts'
import { keysOf } from '../../../conformance/signing/scheme-rig.ts'
import type { Clock } from '../../../../src-shared/time.ts'
import {
  type Endpoint,
  reserialise,
  SECRET,
  startEndpoint,
  startHasty,
  unsigned,
  verifying,
} from '../../../support/flawed-endpoint.ts'

const endpoints: Endpoint[] = []
afterEach(async () => {
  for (const endpoint of endpoints.splice(0)) await endpoint.close()
})

const start = async (...args: Parameters<typeof startEndpoint>): Promise<Endpoint> => {
  const endpoint = await startEndpoint(...args)
  endpoints.push(endpoint)
  return endpoint
}

/** Timers run ten times as fast, so that a slow body and a time-out do not take seconds. */
const hurried: Clock = { ...systemClock, after: (ms, task) => systemClock.after(ms / 10, task) }
/** And so does what is measured. */
const fast: Clock = { ...hurried, elapsed: () => performance.now() * 10 }

const doctorOf = (clock: Clock = hurried) => {
  const policy = createAddressPolicy({ allowPrivate: true, isOwnReceiver: () => false })
  return createDoctor({
    clock,
    ids: createIdSource(clock),
    sendOnce: createSendOnce({ clock, policy, localCa: () => null }),
  })
}

const examine = (url: string, scheme: SchemeName = 'standard', clock?: Clock): Promise<DoctorReport> =>
  doctorOf(clock).run({ url, scheme, secret: SECRET })

/** The checks that are not ok. */
const complaints = ({ checks }: DoctorReport): string[] =>
  checks.filter(({ verdict }) => verdict !== 'ok').map(({ name, verdict }) => `${name}: ${verdict}`)

describe('B31: the endpoint doctor', () => {
  it('finds nothing wrong with an endpoint that does it right, and says before how many requests it sends', async () => {
    const endpoint = await start(verifying('standard'))
    const report = await examine(endpoint.url)
    expect(complaints(report)).toEqual([])
    expect(report.verdict).toBe('ok')
    expect(report.checks.map(({ name }) => name)).toEqual([
      'good',
      'bad-signature',
      'no-signature',
      'changed-body',
      'reserialised',
      'stale-timestamp',
      'duplicate-id',
      'reordered',
      'wrong-content-type',
      'slow-body',
      'oversized',
    ])
    const { requests } = doctorOf().plan({ scheme: 'standard' })
    expect(endpoint.requests).toBe(report.requests)
    expect(report.requests).toBeLessThanOrEqual(requests)
  })

  it.each(schemeNames)('has nothing to say against an endpoint that verifies %s', async scheme => {
    const { sign, verify } = keysOf(scheme)
    const endpoint = await start(verifying(scheme, {}, verify))
    const report = await doctorOf().run({ url: endpoint.url, scheme, secret: sign })
    expect([complaints(report), report.verdict]).toEqual([[], 'ok'])
  })

  it('finds an endpoint that accepts unsigned events', async () => {
    const endpoint = await start(verifying('standard', { waives: unsigned }))
    const report = await examine(endpoint.url)
    expect(complaints(report)).toEqual(['no-signature: bad'])
    expect(report.checks[2]?.advice).toContain('An unsigned event is accepted')
    expect(report.checks[2]?.snippet?.code).toContain('webhook-signature')
  })

  it('finds an endpoint that verifies nothing', async () => {
    const endpoint = await start((_got, response) => response.writeHead(200).end())
    expect(complaints(await examine(endpoint.url, 'github'))).toEqual([
      'bad-signature: bad',
      'no-signature: bad',
      'changed-body: bad',
      'wrong-content-type: bad',
    ])
  })

  it('finds an endpoint that verifies the JSON as it writes it anew', async () => {
    const endpoint = await start(verifying('standard', { rewrite: reserialise }))
    const report = await examine(endpoint.url)
    expect(complaints(report)).toEqual(['reserialised: bad'])
    expect(report.checks[4]?.advice).toContain('which proves it')
    expect(report.checks[4]?.snippet?.code).toContain('express.raw')
  })

  it('finds it too where the provider’s own layout is refused for it', async () => {
    const endpoint = await start(verifying('stripe', { rewrite: reserialise }))
    const report = await examine(endpoint.url, 'stripe')
    expect(report.checks.find(({ name }) => name === 'good')?.verdict).toBe('bad')
    const found = report.checks.find(({ name }) => name === 'reserialised')
    expect(found?.verdict).toBe('bad')
    expect(found?.advice).toContain('This layout happens to be its own')
  })

  it('finds an endpoint that takes an event of any age', async () => {
    const endpoint = await start(verifying('stripe', { anyTime: true }))
    expect(complaints(await examine(endpoint.url, 'stripe'))).toEqual(['stale-timestamp: bad'])
  })

  it('finds an endpoint that a large body takes down', async () => {
    const right = verifying('standard')
    const endpoint = await start((got, response, server) => {
      if (got.body.length < 1_000_000) return right(got, response)
      server.close()
      server.closeAllConnections()
    }, Infinity)
    const report = await examine(endpoint.url)
    expect(complaints(report)).toEqual(['oversized: bad'])
    expect(report.checks.at(-1)?.advice).toContain('one large request takes it down')
  })

  it('finds an endpoint that answers too late for most providers', async () => {
    const right = verifying('standard')
    const endpoint = await start((got, response) => void systemClock.after(500, () => right(got, response)))
    const report = await examine(endpoint.url, 'standard', fast)
    expect(complaints(report)).toEqual(['good: warning'])
    expect(report.checks[0]?.advice).toMatch(/^It was taken after \d+\.\d s\./)
  })

  it('finds an endpoint that takes the first piece of a body for all of it', async () => {
    const endpoint = await startHasty(verifying('github'))
    endpoints.push(endpoint)
    const report = await examine(endpoint.url, 'github')
    expect(report.checks.find(({ name }) => name === 'slow-body')).toMatchObject({ verdict: 'bad' })
  })

  it('does not take refusals for a proof where good events are refused as well', async () => {
    const endpoint = await start((_got, response) => response.writeHead(404).end())
    const report = await examine(endpoint.url)
    expect(report.checks[0]).toMatchObject({ verdict: 'bad', advice: expect.stringContaining('nothing at this path') })
    expect(report.checks.filter(({ verdict }) => verdict === 'ok').map(({ name }) => name)).toEqual(['oversized'])
  })

  it('stops after the first request where nothing answers', async () => {
    const endpoint = await start((_got, response) => response.writeHead(200).end())
    await endpoint.close()
    const report = await examine(endpoint.url)
    expect(report).toMatchObject({ requests: 1, verdict: 'bad', stopped: expect.stringContaining('did not answer') })
  })

  it('ends at once when it is cancelled', async () => {
    const stop = new AbortController()
    const endpoint = await start(verifying('standard'))
    const seen: string[] = []
    for await (const event of doctorOf().watch(
      { url: endpoint.url, scheme: 'standard', secret: SECRET },
      stop.signal,
    )) {
      seen.push(event.type)
      if (event.type === 'check') stop.abort()
    }
    expect(seen).toEqual(['plan', 'started', 'check'])
    expect(endpoint.requests).toBe(1)
  })

  it('leaves out what a scheme has no use for, and says why', () => {
    const { leftOut } = doctorOf().plan({ scheme: 'gitlab' })
    expect(leftOut.map(({ name, why }) => `${name}: ${why}`)).toEqual([
      'changed-body: The scheme does not sign the body.',
      'reserialised: The scheme does not sign the bytes of the body.',
      'stale-timestamp: The scheme signs no time.',
    ])
  })
})
