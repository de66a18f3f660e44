import { z } from 'zod'
import type { EventTypeDefinition } from '../../../src-shared/model/event-type-definition.ts'
import { type ProfileName, profileNames } from '../../../src-shared/model/webhook.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { keepDraft, useDrafts } from '../../lib/drafts.ts'

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
  const [first] = profiles[system].samples
  return {
    system,
    type: first.type,
    data: JSON.stringify(first.data, null, 2),
    id: '',
    origin: '',
    originLicense: system === 'hedge' ? 'pro' : '',
  }
}

const initial = draftOf('standard')

/** Puts an event of the type into the editor, with its first example. */
export const composeEvent = ({ name, systems, examples }: EventTypeDefinition): void => {
  const draft: ComposeDraft = {
    ...draftOf(systems[0] ?? 'standard'),
    type: name,
    data: JSON.stringify(examples[0] ?? {}, null, 2),
  }
  keepDraft('compose', draft)
}

/** What is in the editor; it stays until it is changed. */
export const useComposeDraft = (): [ComposeDraft, (change: Partial<ComposeDraft>) => void] => {
  const kept = draftSchema.safeParse(useDrafts(state => state.byKey['compose']))
  const draft = kept.success ? kept.data : initial
  return [draft, change => keepDraft('compose', { ...draft, ...change })]
}
