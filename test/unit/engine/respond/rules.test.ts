import { describe, expect, it } from 'vitest'
import { until } from '../../../support/until.ts'
import { answeringOf } from '../../../../src-main/engine/respond/answering.ts'
import { chooseRule } from '../../../../src-main/engine/respond/choose-rule.ts'
import { lazyView } from '../../../../src-main/engine/respond/conditions.ts'
import { askedRequest, openAnswers, rules } from './answer-rig.ts'

const statuses = async (url: string, times: number): Promise<number[]> => {
  const seen: number[] = []
  for (let i = 0; i < times; i++) seen.push((await fetch(url, { method: 'POST', body: '{}' })).status)
  return seen
}

describe('rules and steps', () => {
  it('B23: steps are answered one after the other, and the last one stays', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', { respond: rules({ steps: [{ status: 500 }, { status: 500 }, { status: 200 }] }) })
    expect(await statuses(`${rig.url}/shop`, 5)).toEqual([500, 500, 200, 200, 200])
    await until(() => expect(rig.answers()).toHaveLength(5))
    expect(rig.answers().map(({ kind, rule, step }) => [kind, rule, step])).toEqual([
      ['rule', 0, 0],
      ['rule', 0, 1],
      ['rule', 0, 2],
      ['rule', 0, 2],
      ['rule', 0, 2],
    ])
  })

  it('B23: steps that cycle begin again', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', { respond: rules({ steps: [{ status: 201 }, { status: 503 }], then: 'cycle' }) })
    expect(await statuses(`${rig.url}/shop`, 5)).toEqual([201, 503, 201, 503, 201])
  })

  it('B23: the first rule whose condition fits answers, by method, path, query, header, JSON value, size and count', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', {
      respond: rules(
        { when: 'method == "DELETE"', steps: [{ status: 405 }] },
        { when: 'path.endsWith("/gone") && query.why == "test"', steps: [{ status: 410 }] },
        { when: 'headers["x-event"] == "push"', steps: [{ status: 201 }] },
        { when: 'body.order.total > 100', steps: [{ status: 402 }] },
        { when: 'size > 50', steps: [{ status: 413 }] },
        { when: 'count == 7 && verification.result == "none"', steps: [{ status: 418 }] },
      ),
    })
    const ask = async (path: string, init: RequestInit = {}) =>
      (await fetch(`${rig.url}/shop${path}`, { method: 'POST', ...init })).status
    expect(await ask('', { method: 'DELETE' })).toBe(405)
    expect(await ask('/gone?why=test')).toBe(410)
    expect(await ask('', { headers: { 'X-Event': 'push' } })).toBe(201)
    expect(await ask('', { body: '{"order":{"total":100.5}}' })).toBe(402)
    expect(await ask('', { body: 'x'.repeat(51) })).toBe(413)
    expect(await ask('', { body: '{"order":{"total":100}}' })).toBe(200)
    expect(await ask('')).toBe(418)
  })

  it('B23: no rule fits: 200, and the capture says that none did', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', { respond: rules({ when: 'method == "PUT"', steps: [{ status: 500 }] }) })
    const answer = await fetch(`${rig.url}/shop`)
    expect([answer.status, await answer.text()]).toEqual([200, 'Webhook received!\n'])
    await until(() => expect(rig.answers()).toMatchObject([{ kind: 'none', rule: null, step: null, note: null }]))
  })

  it('B23: a condition that cannot be answered does not fit, and the capture says why', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', {
      respond: rules({ when: 'headers["x-event"] == "push"', steps: [{ status: 500 }] }, { steps: [{ status: 202 }] }),
    })
    expect(await statuses(`${rig.url}/shop`, 1)).toEqual([202])
    await until(() => expect(rig.answers()[0]?.note).toMatch(/^Rule 1 was passed over, .*x-event/))
    expect(rig.answers()).toMatchObject([{ rule: 1, step: 0 }])
  })

  it('B23: where a rule stands survives a change of the others and of its condition, and not one of its steps', async () => {
    await using rig = await openAnswers()
    const twice = { steps: [{ status: 500 }, { status: 500 }, { status: 200 }] }
    rig.inbox('shop', { respond: rules(twice) })
    expect(await statuses(`${rig.url}/shop`, 2)).toEqual([500, 500])
    rig.inbox('shop', {
      respond: rules({ when: 'method == "GET"', steps: [{ status: 404 }] }, { ...twice, when: 'method == "POST"' }),
    })
    expect(rig.inboxes.get('shop')?.answering.positions.next()).toEqual([0, 2])
    expect(await statuses(`${rig.url}/shop`, 1)).toEqual([200])
    rig.inbox('shop', { respond: rules({ steps: [{ status: 502 }, { status: 200 }] }) })
    expect(await statuses(`${rig.url}/shop`, 2)).toEqual([502, 200])
  })

  it('B23: steps begin anew when they are reset', async () => {
    await using rig = await openAnswers()
    rig.inbox('shop', { respond: rules({ steps: [{ status: 500 }, { status: 200 }] }) })
    expect(await statuses(`${rig.url}/shop`, 2)).toEqual([500, 200])
    rig.inboxes.get('shop')?.answering.positions.reset()
    expect(await statuses(`${rig.url}/shop`, 2)).toEqual([500, 200])
  })

  it('B23: each of many requests at once takes a step of its own', async () => {
    await using rig = await openAnswers()
    const steps = Array.from({ length: 20 }, (_, at) => ({ status: 200 + at }))
    rig.inbox('shop', { respond: rules({ when: 'method == "POST"', steps }) })
    const seen = await Promise.all(steps.map(() => statuses(`${rig.url}/shop`, 1)))
    expect(seen.flat().toSorted((a, b) => a - b)).toEqual(steps.map(({ status }) => status))
  })

  it('B23: conditions that take long let other requests have their turn in between', async () => {
    const heavy = { when: 'body.all(x, body.all(y, x + y >= 0))', steps: [{ status: 500 }] }
    const inbox = answeringOf({ respond: rules(heavy, heavy, heavy, heavy) })
    const body = Buffer.from(JSON.stringify(Array.from({ length: 8000 }, (_, n) => n)))
    const view = lazyView({ ...askedRequest, size: body.length, body: async () => body })
    await view()
    let turns = 0
    let done = false
    const turn = (): void => {
      turns++
      if (!done) setImmediate(turn)
    }
    setImmediate(turn)
    const { rule, notes } = await chooseRule(inbox, view)
    done = true
    expect(rule).toBeNull()
    expect(notes).toHaveLength(4)
    expect(notes[0]).toMatch(/more work than a request is worth/)
    expect(turns).toBeGreaterThanOrEqual(4)
  })

  it('R118: an answer waits for its delay', async () => {
    await using rig = await openAnswers()
    rig.inbox('slow', { respond: rules({ steps: [{ status: 200, delayMs: 300 }] }) })
    const begin = performance.now()
    await fetch(`${rig.url}/slow`)
    expect(performance.now() - begin).toBeGreaterThanOrEqual(295)
    await until(() => expect(rig.answers()[0]?.durationMs).toBeGreaterThanOrEqual(295))
  })
})
