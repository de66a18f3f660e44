import { describe, expect, test } from 'vitest'
import { skipsThatFail } from '../../support/tally/skips-that-fail.ts'

const electron = {
  title: 'test/e2e/electron/shell.spec.ts › the window opens',
  reason: 'the Electron runtime is not installed',
}
const redis = {
  title: 'test/unit/engine/source/stream/follow-stream.test.ts › a Redis stream',
  reason: 'There is no redis-server.',
}
const odd = { title: 'test/unit/odd.test.ts › odd', reason: 'says so itself' }
const all = [electron, redis, odd]

describe('a test that is skipped', () => {
  test('is a failure on CI, unless it needs the Electron runtime', () => {
    expect(skipsThatFail(all, { CI: 'true' }, 'linux')).toEqual([redis, odd])
  })

  test('is told and no more on a machine of one’s own', () => {
    expect(skipsThatFail(all, {}, 'linux')).toEqual([])
    expect(skipsThatFail(all, { CI: 'false' }, 'linux')).toEqual([])
  })

  test('is allowed on Windows where it needs a Redis server, which there is none of', () => {
    expect(skipsThatFail(all, { CI: '1' }, 'win32')).toEqual([odd])
  })
})
