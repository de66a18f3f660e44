import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { announce } from '../../../../src-main/host/web/announce.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

test('a host that ends takes back its own address, not the one another host wrote since', async () => {
  const dir = makeTempDir()
  const path = join(dir.path, 'engine.json')
  const first = await announce(dir.path, 'http://127.0.0.1:1', expect.unreachable)
  const second = await announce(dir.path, 'http://127.0.0.1:2', expect.unreachable)
  await first()
  expect(readFileSync(path, 'utf8')).toContain('http://127.0.0.1:2')
  await second()
  expect(existsSync(path)).toBe(false)
  dir.remove()
})
