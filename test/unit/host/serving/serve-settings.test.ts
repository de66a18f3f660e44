import { describe, expect, it } from 'vitest'
import { readServeSettings } from '../../../../src-main/host/serving/serve-settings.ts'

const host = '127.0.0.1'

describe('the settings of serve', () => {
  it('default to the ports 4100 and 9000, which may move', () => {
    const { api, receiver, key, token, allowPrivate, logLevel } = readServeSettings({ host }, {})
    expect(api).toEqual({ host, port: 4100, explicit: false })
    expect(receiver).toEqual({ host, port: 9000, explicit: false })
    expect({ key, token, allowPrivate, logLevel }).toEqual({
      key: null,
      token: null,
      allowPrivate: false,
      logLevel: 'info',
    })
  })

  it('come from the environment, and flags win', () => {
    const env = { HOOKBENCH_PORT: '4200', HOOKBENCH_RECEIVER_PORT: '9200', HOOKBENCH_LOG_LEVEL: 'debug' }
    const settings = readServeSettings({ host, port: 4300 }, env)
    expect(settings.api).toEqual({ host, port: 4300, explicit: true })
    expect(settings.receiver).toEqual({ host, port: 9200, explicit: true })
    expect(settings.logLevel).toBe('debug')
  })

  it('take a key of 32 bytes in base64 or hex', () => {
    const key = Buffer.alloc(32, 7)
    for (const text of [key.toString('base64'), key.toString('hex'), key.toString('base64url')]) {
      expect(readServeSettings({ host }, { HOOKBENCH_KEY: text }).key).toEqual(key)
    }
  })

  it('are refused when they cannot be, without showing the key', () => {
    expect(() => readServeSettings({ host }, { HOOKBENCH_PORT: 'http' })).toThrow('HOOKBENCH_PORT')
    expect(() => readServeSettings({ host }, { HOOKBENCH_LOG_LEVEL: 'loud' })).toThrow('HOOKBENCH_LOG_LEVEL')
    expect(() => readServeSettings({ host }, { HOOKBENCH_KEY: 'sesame' })).toThrow(/^(?!.*sesame).*32 bytes/)
  })
})
