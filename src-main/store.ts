import { parentPort, workerData } from 'node:worker_threads'
import { serveStore } from './store/sqlite/serve-store.ts'
import type { StoreThread } from './store/sqlite/wire.ts'

if (parentPort !== null) serveStore(workerData as StoreThread, parentPort)
