import { isDeepStrictEqual } from 'node:util'
import type { ClusterValues } from '../../../src-shared/model/cluster-properties.ts'
import type { ProfileName, Settings } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'

const RQ_INTERVAL = 60

/** The retry limit cuts the schedule (R71); the number of failures counts where the webhook's own is -1 (R81). */
const ofWoodWing = (settings: Settings, cluster: ClusterValues): Settings => {
  const { webHooksRetryMaximumAttempts: most, webHooksFailuresBeforeDisable: failures } = cluster
  const { retry, disableRule } = settings
  const { window } = disableRule
  return {
    ...settings,
    retry: most === null ? retry : { ...retry, delaysSec: retry.delaysSec.slice(0, most) },
    disableRule:
      window?.failures === -1 && failures !== null ? { ...disableRule, window: { ...window, failures } } : disableRule,
  }
}

/**
 * A webhook that has no retries of its own gets those of the queue, for whatever failed (R74). As in NetBox's queue,
 * the list of intervals belongs to the last retries: with more retries than intervals the first one repeats.
 */
const ofNetBox = (settings: Settings, cluster: ClusterValues): Settings => {
  const { RQ_RETRY_MAX: most, RQ_RETRY_INTERVAL: intervals } = cluster
  if (most === null || most === 0 || !isDeepStrictEqual(settings.retry, profiles.netbox.settings.retry)) return settings
  const seconds = intervals ?? [RQ_INTERVAL]
  const delaysSec = Array.from({ length: most }, (_, retry) => {
    const left = most - retry
    return seconds[Math.max(seconds.length - left, 0)] ?? RQ_INTERVAL
  })
  return {
    ...settings,
    retry: { ...settings.retry, delaysSec, on: { status: 'non-success', timeout: true, network: true } },
  }
}

/** A webhook's settings with the cluster properties of its system applied. */
export const effectiveSettings = (profile: ProfileName, settings: Settings, cluster: ClusterValues): Settings => {
  if (profile === 'woodwing') return ofWoodWing(settings, cluster)
  return profile === 'netbox' ? ofNetBox(settings, cluster) : settings
}
