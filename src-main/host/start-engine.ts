import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createIdSource } from '../../src-shared/id.ts'
import type { Clock } from '../../src-shared/time.ts'
import { createEngine, type Engine } from '../engine/create-engine.ts'
import type { ListenOptions } from '../engine/receive/listen.ts'
import { createTemplates } from '../engine/payload/template/create-templates.ts'
import { createVault } from '../engine/secret/vault.ts'
import { openRedisStream } from '../store/redis/open-stream.ts'
import { openStore } from '../store/sqlite/open-store.ts'
import { clusterPropertiesFile } from './cluster-properties-file.ts'
import { readKeyFile } from './data-key.ts'
import { lockDataDirectory } from './data-lock.ts'
import { localCaFile } from './local-ca-file.ts'
import type { Log } from './log.ts'
import { tokenStoreFile } from './token-store-file.ts'
import { systemClock } from './system-clock.ts'

export interface StartEngineOptions {
  dataDir: string
  /** 32 bytes; null: the key file of the data directory. */
  key: Buffer | null
  receiver: ListenOptions
  httpsReceiver: boolean
  /** Whether webhooks may point at private and loopback addresses. */
  allowPrivate: boolean
  /** Where the store's thread begins; the wiring file knows. */
  workerUrl: URL
  /** Where the templates' thread begins. */
  templateUrl: URL
  version: string
  log?: Log
  clock?: Clock
}

export interface RunningEngine {
  engine: Engine
  close(): Promise<void>
}

/** Opens a data directory and runs an engine on it. Throws HookError when the directory, key or a port cannot be had. */
export const startEngine = async (options: StartEngineOptions): Promise<RunningEngine> => {
  const { dataDir, workerUrl, templateUrl, log, clock = systemClock } = options
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const unlock = lockDataDirectory(dataDir)
  const closers: (() => Promise<void> | void)[] = [unlock]
  const close = async (): Promise<void> => {
    for (const step of closers.splice(0).reverse()) await step()
  }
  try {
    const vault = createVault(options.key ?? (await readKeyFile(dataDir)))
    const store = await openStore({ dataDir, clock, workerUrl })
    closers.push(() => store.close())
    const engine = await createEngine({
      store,
      vault,
      clock,
      ids: createIdSource(clock),
      version: options.version,
      allowPrivate: options.allowPrivate,
      receiver: options.receiver,
      httpsReceiver: options.httpsReceiver,
      localCa: localCaFile(dataDir, vault),
      clusterProperties: clusterPropertiesFile(dataDir, clock),
      tokens: tokenStoreFile(dataDir),
      openStream: openRedisStream,
      templates: createTemplates({ threadUrl: templateUrl }),
      ownFolder: resolve(dataDir),
      log: { info: message => log?.debug({}, message), warn: message => log?.warn({}, message) },
      report: (error, message) => log?.error({ err: error }, message),
    })
    closers.push(() => engine.close())
    return { engine, close }
  } catch (error) {
    await close()
    throw error
  }
}
