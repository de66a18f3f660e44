import { create } from 'zustand'
import type { Source } from '../../../src-shared/model/source.ts'

/** The source that is being edited, or `new`; null while the form is closed. */
export const useSourceForm = create<{ form: Source | 'new' | null }>(() => ({ form: null }))
