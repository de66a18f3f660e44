import type { ProfileName } from '../../../src-shared/model/webhook.ts'
import { EventTypesField } from './event-types-field.tsx'
import type { FormControl } from './form-fields.tsx'
import { HedgeFields } from './hedge-fields.tsx'
import { NetboxFields } from './netbox-fields.tsx'
import { WoodwingFields } from './woodwing-fields.tsx'

/** The part of the form that belongs to the chosen profile. */
export const SystemFields = ({ control, profile }: { control: FormControl; profile: ProfileName }) => {
  switch (profile) {
    case 'woodwing':
      return <WoodwingFields control={control} />
    case 'hedge':
      return <HedgeFields control={control} />
    case 'netbox':
      return <NetboxFields control={control} />
    case 'standard':
    case 'netx':
      return <EventTypesField control={control} profile={profile} />
  }
}
