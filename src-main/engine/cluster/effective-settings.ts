import type { ClusterValues } from '../../../src-shared/model/cluster-properties.ts'
import type { ProfileName, Settings } from '../../../src-shared/model/webhook.ts'

/**
 * A webhook's settings with the cluster properties applied: those of WoodWing Assets webhooks only. The retry limit
 * cuts the schedule (R71); the number of failures counts where the webhook's own is -1 (R81).
 */
export const effectiveSettings = (profile: ProfileName, settings: Settings, cluster: ClusterValues): Settings => {
  if (profile !== 'woodwing') return settings
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
