import {
  defaultEngineSettings,
  type EngineSettings,
  engineSettingsUpdateSchema,
  type EngineSettingsUpdate,
} from '../../../src-shared/model/settings.ts'
import type { SettingsStore } from '../port/store.ts'
import { createSerial } from '../serial.ts'

export interface SettingsService {
  /** What is in force now. */
  read(): EngineSettings
  /** Changes only the fields given; in force when it resolves. */
  update(change: EngineSettingsUpdate): Promise<EngineSettings>
  /** Calls `listener` after each change. */
  follow(listener: (settings: EngineSettings) => void): void
}

/** The options of the engine, kept in the store. */
export const loadSettingsService = async (store: SettingsStore): Promise<SettingsService> => {
  const listeners: ((settings: EngineSettings) => void)[] = []
  const inTurn = createSerial()
  const stored = await store.read()
  let current: EngineSettings = Object.freeze({
    ...defaultEngineSettings,
    ...(stored === null ? {} : engineSettingsUpdateSchema.parse(JSON.parse(stored))),
  })
  return {
    read: () => current,
    update: change =>
      inTurn('settings', async () => {
        const next = Object.freeze({ ...current, ...change })
        await store.write(JSON.stringify(next))
        current = next
        for (const listener of listeners) listener(next)
        return next
      }),
    follow: listener => void listeners.push(listener),
  }
}
