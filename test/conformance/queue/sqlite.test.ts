import { openStore } from '../../../src-main/store/sqlite/open-store.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { makeTempDir } from '../../support/temp-dir.ts'
import { newWebhook, workerUrl } from '../../support/store.ts'
import { describeQueue } from './queue-suite.ts'

describeQueue('SQLite', async () => {
  const dir = makeTempDir()
  const clock = createFakeClock()
  const open = () => openStore({ dataDir: dir.path, clock, workerUrl })
  let store = await open()
  return {
    get queue() {
      return store.queue
    },
    clock,
    async addWebhook(id) {
      await store.webhooks.insert(newWebhook({ id, createdAt: clock.now() }))
    },
    async reopen() {
      await store.close()
      store = await open()
    },
    async close() {
      await store.close()
      dir.remove()
    },
  }
})
