import { describe, expect, it } from 'vitest'
import { effectiveSettings } from '../../../../src-main/engine/cluster/effective-settings.ts'
import { parseClusterProperties } from '../../../../src-main/engine/cluster/parse-cluster-properties.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'

const NOTHING = { webHooksRetryMaximumAttempts: null, webHooksFailuresBeforeDisable: null }

describe('cluster properties', () => {
  it('R82: reads key=value lines, comments and empty lines, in any line ends', () => {
    const text = '\uFEFF# webhooks\r\n\r\n  webHooksRetryMaximumAttempts = 3 \nwebHooksFailuresBeforeDisable=-1\n'
    expect(parseClusterProperties(text)).toEqual({
      text,
      values: { webHooksRetryMaximumAttempts: 3, webHooksFailuresBeforeDisable: -1 },
      problems: [],
    })
  })

  it('R82: reports bad lines by number, and uses the others', () => {
    const lines = [
      'webHooksRetryMaximumAttempts',
      'webHooksRetryMaximumAttempts=three',
      'webHooksRetryMaximumAttempts=-1',
      'webHooksFailuresBeforeDisable=0',
      'webHooksFailuresBeforeDisable=1.5',
      'other=1',
      '=1',
      '__proto__=1',
      'webHooksFailuresBeforeDisable=5',
    ]
    const { values, problems } = parseClusterProperties(lines.join('\n'))
    expect(values).toEqual({ webHooksRetryMaximumAttempts: null, webHooksFailuresBeforeDisable: 5 })
    expect(problems).toEqual([
      { line: 1, message: 'The line is not key=value.' },
      { line: 2, message: 'webHooksRetryMaximumAttempts must be a whole number from 0 to 1000.' },
      { line: 3, message: 'webHooksRetryMaximumAttempts must be a whole number from 0 to 1000.' },
      { line: 4, message: 'webHooksFailuresBeforeDisable must be a whole number from 1 to 10000 or -1.' },
      { line: 5, message: 'webHooksFailuresBeforeDisable must be a whole number from 1 to 10000 or -1.' },
      { line: 6, message: 'other is not a property Hookbench knows.' },
      { line: 7, message: 'The empty key is not a property Hookbench knows.' },
      { line: 8, message: '__proto__ is not a property Hookbench knows.' },
    ])
  })

  it('R71: a retry limit of 3 leaves the first three delays of a woodwing webhook', () => {
    const { settings } = profiles.woodwing
    const limited = effectiveSettings('woodwing', settings, { ...NOTHING, webHooksRetryMaximumAttempts: 3 })
    expect(limited).toEqual({ ...settings, retry: { ...settings.retry, delaysSec: [5, 10, 20] } })
    const none = effectiveSettings('woodwing', settings, { ...NOTHING, webHooksRetryMaximumAttempts: 0 })
    expect(none.retry.delaysSec).toEqual([])
    expect(effectiveSettings('woodwing', settings, NOTHING)).toEqual(settings)
  })

  it('R81: the failures of the cluster count where the webhook has no number of its own', () => {
    const { settings } = profiles.woodwing
    const cluster = { ...NOTHING, webHooksFailuresBeforeDisable: 5 }
    const windowMs = 10_000
    expect(effectiveSettings('woodwing', settings, cluster).disableRule.window).toEqual({ failures: 5, windowMs })
    const own = { ...settings, disableRule: { ...settings.disableRule, window: { failures: 2, windowMs } } }
    expect(effectiveSettings('woodwing', own, cluster).disableRule.window).toEqual({ failures: 2, windowMs })
    const never = { ...settings, disableRule: { ...settings.disableRule, window: null } }
    expect(effectiveSettings('woodwing', never, cluster).disableRule.window).toBeNull()
  })

  it('R85: the other systems are left as they are', () => {
    const cluster = { webHooksRetryMaximumAttempts: 0, webHooksFailuresBeforeDisable: 1 }
    for (const name of ['standard', 'netx', 'hedge', 'netbox'] as const) {
      expect(effectiveSettings(name, profiles[name].settings, cluster)).toBe(profiles[name].settings)
    }
  })
})
