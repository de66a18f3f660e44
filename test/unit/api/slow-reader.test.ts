import { once } from 'node:events'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startTestHost } from '../../support/start-test-host.ts'
import { until } from '../../support/until.ts'

test('who calls over the WebSocket and never reads an answer is not heard any more until they read', async () => {
  const host = await startTestHost()
  try {
    const socket = new WebSocket(`${host.web.url.replace('http', 'ws')}/rpc`, {
      headers: { authorization: `Bearer ${host.web.token}` },
    })
    let answers = 0
    socket.on('message', () => void answers++)
    await once(socket, 'open')
    const ask = (id: number): void => socket.send(JSON.stringify({ i: id, p: { u: '/eventTypes/list' } }))
    ask(0)
    await until(() => expect(answers).toBeGreaterThan(0))
    socket.pause()
    const before = answers
    const calls = 200_000
    for (let id = 1; id <= calls; id++) ask(id)
    const sent = socket.bufferedAmount

    // What the host does not take stays with the sender, and stays as much.
    let last = -1
    await until(
      () => {
        const now = socket.bufferedAmount
        const [same, most] = [now === last, now > sent / 2]
        last = now
        expect([same, most]).toEqual([true, true])
      },
      { interval: 1000, timeout: 30_000 },
    )
    socket.resume()
    await until(() => expect(answers).toBeGreaterThan(before + 1000), { timeout: 60_000 })
    socket.terminate()
  } finally {
    await host.close()
  }
}, 120_000)
