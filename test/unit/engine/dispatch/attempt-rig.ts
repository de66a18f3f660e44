import { createAddressPolicy } from '../../../../src-main/engine/dispatch/address-policy.ts'
import type { Target } from '../../../../src-main/engine/dispatch/build-request.ts'
import { type Made, makeAttempt } from '../../../../src-main/engine/dispatch/make-attempt.ts'
import { createTemplates } from '../../../../src-main/engine/payload/template/create-templates.ts'
import { createPools } from '../../../../src-main/engine/dispatch/pools.ts'
import { requestTarget } from '../../../../src-main/engine/dispatch/request-target.ts'
import { knownSecrets } from '../../../../src-main/engine/secret/known-secrets.ts'
import { createSecretMask } from '../../../../src-main/engine/secret/secret-mask.ts'
import type { Claimed } from '../../../../src-main/engine/port/queue.ts'
import { systemClock } from '../../../../src-main/host/system-clock.ts'
import { isSecretHeader } from '../../../../src-shared/model/secret-header.ts'
import type { Settings } from '../../../../src-shared/model/webhook.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'
import type { Clock } from '../../../../src-shared/time.ts'
import { type Sink, startSink } from '../../../support/sink.ts'
import { templateUrl } from '../../../support/store.ts'

export interface AttemptRig {
  sink(...args: Parameters<typeof startSink>): Promise<Sink>
  /** One attempt of the profile's sample, or of `event`, with changed settings. */
  attempt(url: string, settings?: Partial<Settings>, more?: AttemptOptions): Promise<Made>
  close(): Promise<void>
}

export interface AttemptOptions {
  profile?: keyof typeof profiles
  secrets?: string[]
  event?: Partial<Claimed>
  onStarted?: (abort: (reason: Error) => void) => void
}

/** Attempts against real endpoints, without a queue. */
export const createAttemptRig = (options: { clock?: Clock; refused?: (port: number) => boolean } = {}): AttemptRig => {
  const { clock = systemClock, refused = () => false } = options
  const admits = createAddressPolicy({ allowPrivate: true, isOwnReceiver: () => false })
  const pools = createPools({
    clock,
    policy: (address, port) =>
      refused(port) ? { reason: `${address} is refused`, allowable: true } : admits(address, port),
    localCa: () => null,
  })
  const templates = createTemplates({ threadUrl: templateUrl })
  const sinks: Sink[] = []

  return {
    async sink(...args) {
      const started = await startSink(...args)
      sinks.push(started)
      return started
    },
    attempt(url, settings = {}, { profile = 'netbox', secrets = ['s3cret-of-ours'], event = {}, onStarted } = {}) {
      const preset = profiles[profile]
      const [sample] = preset.samples
      const all = { ...preset.settings, ...settings }
      const target: Target = {
        id: 'whk_1',
        number: 201,
        url,
        origin: URL.parse(url)?.origin ?? url,
        requestTarget: requestTarget(url),
        settings: all,
        secrets,
        mask: createSecretMask(
          knownSecrets(
            secrets,
            all.headers.filter(([name]) => isSecretHeader(name, all.secretHeaders)),
          ),
        ),
      }
      const claimed: Claimed = {
        id: 'dlv_1',
        webhookId: 'whk_1',
        messageId: 'msg_1',
        type: sample.type,
        data: JSON.stringify(sample.data),
        timestamp: 1_500_000_000_000,
        attempt: 1,
        manual: false,
        ...event,
      }
      return makeAttempt({ pools, clock, templates }, target, claimed, onStarted)
    },
    async close() {
      await templates.close()
      await pools.close()
      for (const sink of sinks) await sink.close()
    },
  }
}
