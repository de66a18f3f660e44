import type { ProfileName } from '../model/webhook.ts'
import { hedge } from './hedge.ts'
import { netbox } from './netbox.ts'
import { netx } from './netx.ts'
import type { Profile } from './profile.ts'
import { standard } from './standard.ts'
import { woodwing } from './woodwing.ts'

export type { JsonSchema, Profile, SampleEvent, SecretPolicy } from './profile.ts'

/** Every profile. Adding a system = adding a file beside these and a line here. */
export const profiles: Record<ProfileName, Profile> = { standard, netx, woodwing, hedge, netbox }
