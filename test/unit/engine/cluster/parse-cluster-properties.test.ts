import { describe, expect, it } from 'vitest'
import { effectiveSettings } from '../../../../src-main/engine/cluster/effective-settings.ts'
import { parseClusterProperties } from '../../../../src-main/engine/cluster/parse-cluster-properties.ts'
import { type AttemptResult, decideNext } from '../../../../src-main/engine/retry/decide-next.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'

const NOTHING = {
  webHooksRetryMaximumAttempts: null,
  webHooksFailuresBeforeDisable: null,
  RQ_RETRY_MAX: null,
  RQ_RETRY_INTERVAL: null,
}

describe('cluster properties', () => {
  it('R82: reads key=value lines, comments and empty lines, in any line ends', () => {
    const text = '\uFEFF# webhooks\r\n\r\n  webHooksRetryMaximumAttempts = 3 \nwebHooksFailuresBeforeDisable=-1\n'
    expect(parseClusterProperties(text)).toEqual({
      text,
      values: { ...NOTHING, webHooksRetryMaximumAttempts: 3, webHooksFailuresBeforeDisable: -1 },
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
    expect(values).toEqual({ ...NOTHING, webHooksFailuresBeforeDisable: 5 })
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
    const woodwing = { ...NOTHING, webHooksRetryMaximumAttempts: 0, webHooksFailuresBeforeDisable: 1 }
    expect(effectiveSettings('netbox', profiles.netbox.settings, woodwing)).toBe(profiles.netbox.settings)
    const cluster = { ...woodwing, RQ_RETRY_MAX: 3, RQ_RETRY_INTERVAL: [1] }
    for (const name of ['standard', 'netx', 'hedge'] as const) {
      expect(effectiveSettings(name, profiles[name].settings, cluster)).toBe(profiles[name].settings)
    }
  })

  it.each([
    ['60', [60]],
    ['60,300,3600', [60, 300, 3600]],
    ['[60, 300, 3600]', [60, 300, 3600]],
    ['[60,300,]', [60, 300]],
    ['0', [0]],
  ])('R74: RQ_RETRY_INTERVAL=%s is read', (text, seconds) => {
    const { values, problems } = parseClusterProperties(`RQ_RETRY_MAX=3\nRQ_RETRY_INTERVAL=${text}`)
    expect({ values, problems }).toEqual({
      values: { ...NOTHING, RQ_RETRY_MAX: 3, RQ_RETRY_INTERVAL: seconds },
      problems: [],
    })
  })

  it('R74: lines of NetBox that cannot be used are reported by number', () => {
    const lines = [
      'RQ_RETRY_MAX=-1',
      'RQ_RETRY_MAX=51',
      'RQ_RETRY_INTERVAL=',
      'RQ_RETRY_INTERVAL=[]',
      'RQ_RETRY_INTERVAL=60;300',
      'RQ_RETRY_INTERVAL=60,-1',
      'RQ_RETRY_INTERVAL=[60',
      `RQ_RETRY_INTERVAL=${'1,'.repeat(50)}1`,
    ]
    const { values, problems } = parseClusterProperties(lines.join('\n'))
    expect(values).toEqual(NOTHING)
    expect(problems).toEqual(
      lines.map((line, index) => ({
        line: index + 1,
        message: line.startsWith('RQ_RETRY_MAX')
          ? 'RQ_RETRY_MAX must be a whole number from 0 to 50.'
          : 'RQ_RETRY_INTERVAL must be seconds from 0 to 2592000, one number or up to 50 with commas.',
      })),
    )
  })

  it.each([
    [3, [60, 300, 3600], [60, 300, 3600]],
    [5, [60, 300, 3600], [60, 60, 60, 300, 3600]],
    [2, [60, 300, 3600], [300, 3600]],
    [2, [7], [7, 7]],
    [2, null, [60, 60]],
  ])('R74: %i retries with the intervals %j wait %j seconds, as NetBox’s queue does', (most, intervals, delaysSec) => {
    const { settings } = profiles.netbox
    const cluster = { ...NOTHING, RQ_RETRY_MAX: most, RQ_RETRY_INTERVAL: intervals }
    expect(effectiveSettings('netbox', settings, cluster)).toEqual({
      ...settings,
      retry: {
        ...settings.retry,
        delaysSec,
        on: { status: 'non-success', timeout: true, network: true },
      },
    })
  })

  it('R74: nothing is retried with 0, and a webhook with retries of its own keeps them', () => {
    const { settings } = profiles.netbox
    const none = { ...NOTHING, RQ_RETRY_MAX: 0, RQ_RETRY_INTERVAL: [60] }
    expect(effectiveSettings('netbox', settings, none)).toBe(settings)
    expect(effectiveSettings('netbox', settings, { ...NOTHING, RQ_RETRY_INTERVAL: [60] })).toBe(settings)
    const own = { ...settings, retry: { ...settings.retry, delaysSec: [5] } }
    expect(effectiveSettings('netbox', own, { ...none, RQ_RETRY_MAX: 3 })).toBe(own)
  })

  it('R74: a status that is no success, a timeout and a failed connection are retried, a success is not', () => {
    const settings = effectiveSettings('netbox', profiles.netbox.settings, { ...NOTHING, RQ_RETRY_MAX: 1 })
    const next = (result: AttemptResult, attempt = 1) =>
      decideNext(settings, { attempt, manual: false, result, endedAt: 0 })
    const failures: AttemptResult[] = [
      { kind: 'answer', status: 500, retryAfter: undefined },
      { kind: 'answer', status: 404, retryAfter: undefined },
      { kind: 'timeout' },
      { kind: 'network' },
    ]
    for (const failure of failures) {
      expect(next(failure)).toEqual({ state: 'scheduled', at: 60_000 })
      expect(next(failure, 2)).toEqual({ state: 'failed', disableReason: null })
    }
    expect(next({ kind: 'answer', status: 302, retryAfter: undefined })).toEqual({ state: 'sent' })
  })
})
