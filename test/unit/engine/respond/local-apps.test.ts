import { expect, it } from 'vitest'
import { createLocalApps } from '../../../../src-main/engine/respond/local-apps.ts'
import { startRawServer } from '../../../support/raw-server.ts'
import { standingClock } from '../receive/receiver-rig.ts'

it('B24: what listens on a usual port is offered, but never a port of our own', async () => {
  const apps = await Promise.all([startRawServer(() => {}), startRawServer(() => {})])
  const gone = await startRawServer(() => {})
  await gone.close()
  const ports = [...apps, gone].map(({ url }) => Number(new URL(url).port))
  const find = createLocalApps({ clock: standingClock, ports, ownPorts: () => ports.slice(1, 2) })
  expect(await find()).toEqual([{ port: ports[0], url: `http://localhost:${ports[0]}` }])
  await Promise.all(apps.map(app => app.close()))
})
