import { z } from 'zod'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { keepDraft, useDrafts } from '../../lib/drafts.ts'

const draftSchema = z.object({ type: z.string(), data: z.string(), id: z.string() })
export type ComposeDraft = z.infer<typeof draftSchema>

export interface Sample {
  type: string
  description: string
  profile: string
  data: string
}

/** The events the profiles know, each with an example. */
export const samples: Sample[] = Object.values(profiles).flatMap(profile =>
  profile.samples.map(sample => ({
    type: sample.type,
    description: sample.description,
    profile: profile.label,
    data: JSON.stringify(sample.data, null, 2),
  })),
)

const first: ComposeDraft = { type: samples[0]?.type ?? '', data: samples[0]?.data ?? '{}', id: '' }

/** What is in the editor; it stays until it is changed. */
export const useComposeDraft = (): [ComposeDraft, (change: Partial<ComposeDraft>) => void] => {
  const kept = draftSchema.safeParse(useDrafts(state => state.byKey['compose']))
  const draft = kept.success ? kept.data : first
  return [draft, change => keepDraft('compose', { ...draft, ...change })]
}
