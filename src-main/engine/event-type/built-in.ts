import type { EventTypeDefinition } from '../../../src-shared/model/event-type-definition.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'

/** The events that the profiles know, by name. */
export const builtIns: ReadonlyMap<string, EventTypeDefinition> = new Map(
  Object.values(profiles).flatMap(profile =>
    [...profile.samples, ...(profile.otherNames ?? [])].map(
      ({ type, description, data, schema }): [string, EventTypeDefinition] => [
        type,
        {
          name: type,
          description,
          systems: [profile.name],
          schema,
          examples: [data],
          builtin: true,
          createdAt: null,
          updatedAt: null,
        },
      ],
    ),
  ),
)

/**
 * Whether a system says what the event is. The events of the profile `standard` are examples, under names that
 * anybody's own events have: an own one takes the place of such a one.
 */
export const isFixed = (name: string): boolean =>
  builtIns.get(name)?.systems.some(system => system !== 'standard') ?? false
