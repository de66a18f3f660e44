import { describe, expect, it } from 'vitest'
import { breakpointSchema } from '../../../../src-shared/model/answering.ts'
import { stepSchema } from '../../../../src-shared/model/respond.ts'
import { until } from '../../../support/until.ts'
import { get, observe, openAnswers } from './answer-rig.ts'

const holding = (more: object = {}) => ({
  breakpoint: breakpointSchema.parse({ seconds: 60, answer: { status: 504, body: 'nobody' }, ...more }),
})

describe('a breakpoint', () => {
  it('B34: holds a request that is on disk, until a person answers it', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', holding())
    const answer = fetch(`${rig.url}/shop/a`, { method: 'POST', body: 'x' })
    await until(() => expect(rig.held.list()).toHaveLength(1))
    const [held] = rig.held.list()
    expect(held).toMatchObject({ inbox: 'shop', method: 'POST', target: '/shop/a', answer: { status: 504 } })
    expect(Date.parse(held?.until ?? '') - Date.parse(held?.since ?? '')).toBe(60_000)
    expect(rig.records).toMatchObject([{ id: held?.id, answered: false }])

    rig.held.release(held?.id ?? '', stepSchema.parse({ status: 418, headers: [['X-By', 'hand']], body: 'by hand' }))
    const got = await answer
    expect([got.status, got.headers.get('x-by'), await got.text()]).toEqual([418, 'hand', 'by hand'])
    expect(rig.held.list()).toEqual([])
    await until(() => expect(rig.answers()).toMatchObject([{ kind: 'held', status: 418 }]))
    expect(rig.answers()[0]?.note).toMatch(/^It was held and answered by hand after/)
  })

  it('B34: a request that does not match goes on', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', holding({ when: 'body.hold == true' }))
    expect((await fetch(`${rig.url}/shop`, { method: 'POST', body: '{"hold":false}' })).status).toBe(200)
    void fetch(`${rig.url}/shop`, { method: 'POST', body: '{"hold":true}' }).catch(() => {})
    await until(() => expect(rig.held.list()).toHaveLength(1))
    rig.held.close()
  })

  it('B34: nobody acts: it is answered as is stated when its time is up', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', holding({ seconds: 1 }))
    const answer = await fetch(`${rig.url}/shop`)
    expect([answer.status, await answer.text()]).toEqual([504, 'nobody'])
    await until(() => expect(rig.answers()[0]?.note).toBe('It was held, and nobody answered it within 1 s.'))
  })

  it('B34: the engine stops: everything that is held is answered as is stated', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', holding())
    const answers = [fetch(`${rig.url}/shop/1`), fetch(`${rig.url}/shop/2`)]
    await until(() => expect(rig.held.list()).toHaveLength(2))
    rig.held.close()
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([504, 504])
    expect((await fetch(`${rig.url}/shop/3`)).status).toBe(504)
    await until(() => expect(rig.answers()).toHaveLength(3))
    for (const { note } of rig.answers()) expect(note).toMatch(/until the engine stopped/)
  })

  it('B34: that the sender is gone is seen, and told in the capture', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', holding())
    await observe(rig.port, get('/shop'), { forMs: 800 })
    await until(() => expect(rig.answers()).toMatchObject([{ kind: 'held', status: 0 }]))
    expect(rig.held.list()).toEqual([])
    expect(rig.answers()[0]?.note).toMatch(/its sender was gone after 0\.\d s, before anybody answered it/)
  })

  it('B34: a request that is not held cannot be released', async () => {
    await using rig = await openAnswers()
    expect(() => rig.held.release('cap_none', stepSchema.parse({}))).toThrow(/is not held/)
  })
})
