import { z } from 'zod'
import { type ProfileName, profileNames } from '../../../src-shared/model/webhook.ts'
import { keepDraft, useDrafts } from '../../lib/drafts.ts'
import { samplesOf } from './systems.ts'

const draftSchema = z.object({
  system: z.enum(profileNames),
  type: z.string(),
  data: z.string(),
  id: z.string(),
  /** Empty: none. */
  origin: z.string(),
  originLicense: z.string(),
})
export type ComposeDraft = z.infer<typeof draftSchema>

/** A system's first event with its sample entity. */
export const draftOf = (system: ProfileName): ComposeDraft => {
  const [first] = samplesOf(system)
  return {
    system,
    type: first?.type ?? '',
    data: first?.data ?? '{}',
    id: '',
    origin: '',
    originLicense: system === 'hedge' ? 'pro' : '',
  }
}

const initial = draftOf('standard')

/** What is in the editor; it stays until it is changed. */
export const useComposeDraft = (): [ComposeDraft, (change: Partial<ComposeDraft>) => void] => {
  const kept = draftSchema.safeParse(useDrafts(state => state.byKey['compose']))
  const draft = kept.success ? kept.data : initial
  return [draft, change => keepDraft('compose', { ...draft, ...change })]
}
