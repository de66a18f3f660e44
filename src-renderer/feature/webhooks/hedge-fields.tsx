import { Controller } from 'react-hook-form'
import { profiles } from '../../../src-shared/profiles/index.ts'
import { EventChecklist } from './event-checklist.tsx'
import type { FormControl } from './form-fields.tsx'
import { HedgeNotes } from './hedge-notes.tsx'

/** The transfer events of Hedge Connect (R34). */
export const HedgeFields = ({ control }: { control: FormControl }) => (
  <>
    <Controller
      control={control}
      name="eventTypes"
      render={({ field }) => (
        <EventChecklist value={field.value} onChange={field.onChange} events={profiles.hedge.samples} />
      )}
    />
    <HedgeNotes />
  </>
)
