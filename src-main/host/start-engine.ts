import { resolve } from 'node:path'
import type { HookError } from '../../src-shared/error.ts'
import { createIdSource } from '../../src-shared/id.ts'
import type { Clock } from '../../src-shared/time.ts'
import { createClosers } from '../engine/closers.ts'
import { createEngine, type Engine } from '../engine/create-engine.ts'
import type { ListenOptions } from '../engine/receive/listen.ts'
import { createTemplates } from '../engine/payload/template/create-templates.ts'
import { createVault } from '../engine/secret/vault.ts'
import { openRedisStream } from '../store/redis/open-stream.ts'
import { openStore } from '../store/sqlite/open-store.ts'
import { checkDatabase } from './check-database.ts'
import { clusterPropertiesFile } from './cluster-properties-file.ts'
import { readKeyFile } from './data-key.ts'
import { lockDataDirectory } from './data-lock.ts'
import { keepPrivate } from './keep-private.ts'
import { localCaFile } from './local-ca-file.ts'
import type { Log } from './log.ts'
import { openDataDirectory } from './open-data-directory.ts'
import { openOnFullDisk } from './open-on-full-disk.ts'
import { tokenStoreFile } from './token-store-file.ts'
import { systemClock } from './system-clock.ts'

export interface StartEngineOptions {
  dataDir: string
  /** 32 bytes; null: the key file of the data directory. */
  key: Buffer | null
  receiver: ListenOptions
  httpsReceiver: boolean
  /** The first one to try; its usual one when nothing is said. */
  httpsPort?: number
  /** Whether webhooks may point at private and loopback addresses. */
  allowPrivate: boolean
  /** The API is reached from this machine only. */
  onlyThisMachine?: boolean
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
  /** Resolves with the reason when the engine can do its work no more: close it, and start another. */
  died: Promise<HookError>
  close(): Promise<void>
}

/** Opens a data directory and runs an engine on it. Throws HookError when the directory, key or a port cannot be had. */
export const startEngine = async (options: StartEngineOptions): Promise<RunningEngine> => {
  const { dataDir, workerUrl, templateUrl, log, clock = systemClock } = options
  const closers = createClosers()
  const { promise: died, resolve: onDeath } = Promise.withResolvers<HookError>()
  await openDataDirectory(dataDir)
  try {
    closers.add(await lockDataDirectory(dataDir))
    await keepPrivate(dataDir, message => log?.warn({}, message))
    await checkDatabase(dataDir)
    const vault = createVault(options.key ?? (await readKeyFile(dataDir)))
    const store = await openOnFullDisk(dataDir, () => openStore({ dataDir, clock, workerUrl, onDeath }))
    closers.add(() => store.close())
    const engine = await createEngine({
      store,
      vault,
      clock,
      ids: createIdSource(clock),
      version: options.version,
      allowPrivate: options.allowPrivate,
      onlyThisMachine: options.onlyThisMachine ?? false,
      receiver: options.receiver,
      httpsReceiver: options.httpsReceiver,
      ...(options.httpsPort === undefined ? {} : { httpsPort: options.httpsPort }),
      localCa: localCaFile(dataDir, vault, message => log?.warn({}, message)),
      clusterProperties: clusterPropertiesFile(dataDir, clock),
      tokens: tokenStoreFile(dataDir),
      openStream: openRedisStream,
      templates: createTemplates({ threadUrl: templateUrl }),
      ownFolder: resolve(dataDir),
      log: { info: message => log?.debug({}, message), warn: message => log?.warn({}, message) },
      report: (error, message) => log?.error({ err: error }, message),
    })
    closers.add(() => engine.close())
    return { engine, died, close: closers.close }
  } catch (error) {
    await closers.close().catch(() => {})
    throw error
  }
}
