import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Drafts {
  byKey: Record<string, unknown>
}

const none = (): Drafts => ({ byKey: {} })

/**
 * What was typed and not yet saved, by the name of its form. Secrets never come in here.
 * A new version drops drafts of forms that have changed.
 */
export const useDrafts = create<Drafts>()(persist(none, { name: 'hookbench.drafts', version: 2, migrate: none }))

export const keepDraft = (key: string, value: unknown): void => {
  useDrafts.setState(state => ({ byKey: { ...state.byKey, [key]: value } }))
}

export const dropDraft = (key: string): void => {
  useDrafts.setState(state => {
    const { [key]: _, ...byKey } = state.byKey
    return { byKey }
  })
}

export const readDraft = (key: string): unknown => useDrafts.getState().byKey[key]
