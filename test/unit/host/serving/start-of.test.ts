import { expect, test } from 'vitest'
import { dataDirectory } from '../../../../src-main/host/data-directory.ts'
import { readServeSettings } from '../../../../src-main/host/serving/serve-settings.ts'
import { startOf } from '../../../../src-main/host/serving/start-of.ts'

test('the usual engine is started again by the bare command', () => {
  const settings = readServeSettings({ host: '127.0.0.1' }, {})
  const addresses = { url: 'http://127.0.0.1:4100', receiverUrl: 'http://127.0.0.1:9000' }
  expect(startOf(settings, dataDirectory(undefined, {}), addresses)).toEqual({ serve: [], reach: [] })
})

test('another engine is started again with its directory, host, ports and what it may reach', () => {
  const settings = readServeSettings({ host: '0.0.0.0', allowPrivate: true }, {})
  const addresses = { url: 'http://127.0.0.1:4101', receiverUrl: 'http://127.0.0.1:9100' }
  expect(startOf(settings, '/data/my hooks', addresses)).toEqual({
    serve: [
      '--data-dir',
      '/data/my hooks',
      '--host',
      '0.0.0.0',
      '--port',
      '4101',
      '--receiver-port',
      '9100',
      '--allow-private',
    ],
    reach: ['--data-dir', '/data/my hooks'],
  })
})
