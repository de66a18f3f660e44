import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createLastEvent } from '../../../../src-main/engine/respond/last-event.ts'
import { bindScheme } from '../../../../src-main/engine/sign/scheme/bind-scheme.ts'
import { indentJson } from '../../../../src-shared/json/indent-json.ts'
import type { CaptureRecord } from '../../../../src-main/engine/port/store.ts'
import { openAnswers } from './answer-rig.ts'

const SECRET = 'shared'
const sign = (body: string) => ({ 'x-hook-signature': createHmac('sha256', SECRET).update(body).digest('hex') })

const openVerifying = async (showLastEvent: boolean) => {
  let records: CaptureRecord[] = []
  const rig = await openAnswers({
    lastEvent: createLastEvent({
      async lastValid(inbox) {
        return records.findLast(each => each.inbox === inbox && each.result === 'valid')?.id ?? null
      },
      get: async id => records.find(each => each.id === id) ?? null,
    }),
  })
  records = rig.records
  rig.inbox('dam', { showLastEvent }, { scheme: bindScheme('woodwing'), secrets: [SECRET] })
  return rig
}

describe('the last event', () => {
  it('R119: a GET of the inbox is answered the last valid event as indented JSON, number for number', async () => {
    await using rig = await openVerifying(true)
    expect((await fetch(`${rig.url}/dam`)).status).toBe(404)
    for (const body of ['{"event":1}', '{"a":[1.0,{"b":12345678901234567890}],"c":{}}']) {
      await fetch(`${rig.url}/dam`, { method: 'POST', body, headers: sign(body) })
    }
    await fetch(`${rig.url}/dam`, { method: 'POST', body: '{"forged":true}', headers: sign('another') })
    const answer = await fetch(`${rig.url}/dam/`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(await answer.text()).toBe(
      '{\n    "a": [\n        1.0,\n        {\n            "b": 12345678901234567890\n        }\n    ],\n    "c": {}\n}\n',
    )
    expect((await fetch(`${rig.url}/dam/other`)).status).toBe(400)
  })

  it('R119: no inbox shows it unless its owner said so', async () => {
    await using rig = await openVerifying(false)
    await fetch(`${rig.url}/dam`, { method: 'POST', body: '{"a":1}', headers: sign('{"a":1}') })
    const answer = await fetch(`${rig.url}/dam`)
    expect([answer.status, await answer.text()]).toEqual([400, 'Invalid WebHook signature.'])
  })
})

it.each([
  ['[]', '[]'],
  ['{"a":"{,}\\"["}', '{\n    "a": "{,}\\"["\n}'],
  ['[ {} , 1 ]', '[\n    {},\n    1\n]'],
  ['"x"', '"x"'],
])('R119: %s is laid out', (text, laidOut) => {
  expect(indentJson(text)).toBe(laidOut)
})
