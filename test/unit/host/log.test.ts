import { describe, expect, it } from 'vitest'
import { createLog, type LogLevel } from '../../../src-main/host/log.ts'

const logInto = (lines: string[], level: LogLevel, plain: boolean) =>
  createLog({ level, plain, write: line => void lines.push(line) })

describe('the log', () => {
  it('is one JSON object a line for machines', () => {
    const lines: string[] = []
    logInto(lines, 'info', false).warn({ port: 9000 }, 'port taken')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', port: 9000, msg: 'port taken' })
  })

  it('is plain lines for people', () => {
    const lines: string[] = []
    logInto(lines, 'info', true).info({}, 'engine ready')
    expect(lines[0]).toMatch(/\d\d:\d\d:\d\d.* engine ready\n$/)
  })

  it('leaves out what is below its level', () => {
    const lines: string[] = []
    const log = logInto(lines, 'warn', false)
    log.info({}, 'no')
    log.error({}, 'yes')
    expect(lines).toHaveLength(1)
  })

  it('hides fields that are named like secrets, and shows errors with their stack', () => {
    const lines: string[] = []
    const log = logInto(lines, 'debug', false)
    log.debug({ token: 'hbt_1', webhook: { secret: 'whsec_1' }, headers: { authorization: 'Bearer x' } }, 'm')
    log.error({ error: new Error('broken') }, 'm')
    expect(lines[0]).not.toMatch(/hbt_1|whsec_1|Bearer/)
    expect(lines[1]).toContain('Error: broken')
  })
})
