import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCredentials } from '../../../../src-main/host/web/credentials.ts'
import { loadEndedSessions } from '../../../../src-main/host/web/ended-sessions.ts'
import { createLockOut } from '../../../../src-main/host/web/lock-out.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src-shared/time.ts'
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

const TOKEN = 'hbt_0123456789abcdefghijklmnopqrstuv'

let dir: ReturnType<typeof makeTempDir>
let clock: FakeClock
beforeEach(() => {
  dir = makeTempDir()
  clock = createFakeClock()
})
afterEach(() => dir.remove())

const start = async (token = TOKEN) => createCredentials(token, await loadEndedSessions(dir.path, clock), clock)

describe('the token', () => {
  test('lets in, whole and exactly', async () => {
    const { checkToken } = await start()
    expect(checkToken(TOKEN)).toBe(true)
    for (const wrong of [TOKEN.slice(0, 12), TOKEN.slice(0, -1), `${TOKEN}x`, `${TOKEN.slice(0, -1)}w`, ` ${TOKEN}`]) {
      expect(checkToken(wrong)).toBe(false)
    }
  })

  test('that is empty lets nobody in, not even where the engine’s is empty', async () => {
    expect((await start()).checkToken('')).toBe(false)
    expect((await start('')).checkToken('')).toBe(false)
  })
})

describe('a login code', () => {
  test('works once and within the hour, whatever the clock of the machine does', async () => {
    const { newLoginCode, takeLoginCode } = await start()
    const [first, second, third] = [newLoginCode(), newLoginCode(), newLoginCode()]
    expect(takeLoginCode(first)).toBe(true)
    expect(takeLoginCode(first)).toBe(false)
    expect(takeLoginCode('')).toBe(false)
    await clock.advance(HOUR - 1)
    expect(takeLoginCode(second)).toBe(true)
    await clock.advance(1)
    expect(takeLoginCode(third)).toBe(false)
  })
})

describe('a session', () => {
  test('lasts thirty days, over restarts', async () => {
    const session = (await start()).newSession()
    await clock.advance(30 * DAY - 1)
    expect((await start()).checkSession(session)).toBe(true)
    await clock.advance(1)
    expect((await start()).checkSession(session)).toBe(false)
  })

  test('ends when the token changes', async () => {
    const session = (await start()).newSession()
    expect((await start(`${TOKEN}2`)).checkSession(session)).toBe(false)
  })

  test('that somebody changed is refused', async () => {
    const { newSession, checkSession } = await start()
    const [until = '', id = '', signature = ''] = newSession().split('.')
    expect(checkSession(`${until}.${id}.${signature}`)).toBe(true)
    expect(checkSession(`${Number(until) + 1}.${id}.${signature}`)).toBe(false)
    expect(checkSession(`${until}.x${id}.${signature}`)).toBe(false)
    expect(checkSession(`${until}.${id}.${signature.slice(0, 12)}`)).toBe(false)
    for (const nothing of ['', '.', '..', `${until}.${id}`, `${until}.${id}.${signature}.`]) {
      expect(checkSession(nothing)).toBe(false)
    }
  })

  test('that was logged out is refused from then on, also after a restart; others go on', async () => {
    const before = await start()
    const [ended, other] = [before.newSession(), before.newSession()]
    await before.endSession(ended)
    const after = await start()
    for (const { checkSession } of [before, after]) {
      expect(checkSession(ended)).toBe(false)
      expect(checkSession(other)).toBe(true)
    }
  })

  test('of twenty that are logged out at once each is ended', async () => {
    const before = await start()
    const sessions = Array.from({ length: 20 }, () => before.newSession())
    await Promise.all(sessions.map(before.endSession))
    const after = await start()
    expect(sessions.filter(after.checkSession)).toEqual([])
  })

  test('is remembered as ended only as long as it would have lasted', async () => {
    const { newSession, endSession } = await start()
    const first = newSession()
    await endSession(first)
    await clock.advance(30 * DAY)
    await endSession(newSession())
    expect(JSON.parse(readFileSync(join(dir.path, 'sessions.json'), 'utf8'))).toHaveLength(1)
  })

  test('is not let in because the list of ended ones is damaged', async () => {
    writeFileSync(join(dir.path, 'sessions.json'), '[{"id":')
    await expect(start()).rejects.toMatchObject({ code: 'DATA_DIRECTORY_UNUSABLE' })
  })
})

describe('failed logins', () => {
  test('lock their sender out at the tenth, for a minute, and nobody else', async () => {
    const locks = createLockOut(clock)
    for (let i = 0; i < 9; i++) locks.failed('a')
    expect(locks.isLocked('a')).toBe(false)
    locks.failed('a')
    expect(locks.isLocked('a')).toBe(true)
    expect(locks.isLocked('b')).toBe(false)
    await clock.advance(MINUTE - 1)
    expect(locks.isLocked('a')).toBe(true)
    await clock.advance(1)
    expect(locks.isLocked('a')).toBe(false)
  })

  test('count by the time that passes, not by the clock of the machine', async () => {
    const locks = createLockOut({ ...clock, now: () => expect.unreachable('the clock of the machine') })
    for (let i = 0; i < 10; i++) locks.failed('a')
    await clock.advance(30 * SECOND)
    expect(locks.isLocked('a')).toBe(true)
  })

  test('of very many senders take no more memory than those of a thousand', () => {
    const locks = createLockOut(clock)
    for (let i = 0; i < 10; i++) locks.failed('first')
    for (let i = 0; i < 1000; i++) locks.failed(`sender ${i}`)
    expect(locks.isLocked('first')).toBe(false)
  })
})
